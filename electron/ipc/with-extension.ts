import { access } from 'node:fs/promises';
import { extname } from 'node:path';

/**
 * The path with its extension (such as `.pdf`): some dialogs leave that to the program. Where adding it would name
 * another file that is there, the name stays: nobody agreed to replace that one.
 */
export async function withExtension(path: string, extension: string): Promise<string> {
  if (extname(path).toLowerCase() === extension) return path;
  return (await exists(path + extension)) ? path : path + extension;
}

/** Whether there is something of that name. */
export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
