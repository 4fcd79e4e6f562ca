import { shell } from 'electron';

/** Gives an address to the system's browser. Only for what `openExternalLink` let through. Rejects when nothing opens it. */
export function handToSystem(address: string): Promise<void> {
  return shell.openExternal(address);
}
