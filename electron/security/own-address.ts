/** The application's own scheme and the only origin a window ever shows. */
export const appScheme = 'app';
export const appOrigin = 'app://briefing';
/** The address of the one page: what a window loads, and all that it may go to. */
export const appPage = `${appOrigin}/`;

/**
 * Whether an address is of our own origin, by its parsed parts: a text comparison would admit
 * `app://briefing.evil/`. Names, passwords and ports never belong to it, and neither does what
 * parsers differ about: white space, control characters and backslashes.
 */
export function isOwnAddress(address: string): boolean {
  const parsed = parse(address);
  return parsed !== null && isOwn(parsed);
}

/** Whether an address is our one page, with any query or fragment. Our scripts and fonts are not pages. */
export function isOwnPage(address: string): boolean {
  const parsed = parse(address);
  return parsed !== null && isOwn(parsed) && (parsed.pathname === '/' || parsed.pathname === '');
}

/** Whether an address names a piece of memory (`blob:`) that a page of ours made. */
export function isOwnBlob(address: string): boolean {
  return address.startsWith('blob:') && isOwnAddress(address.slice('blob:'.length));
}

function isOwn({ protocol, host, username, password }: URL): boolean {
  return `${protocol}//${host}` === appOrigin && username === '' && password === '';
}

function parse(address: string): URL | null {
  if (/[\u0000-\u0020\u007f-\u00a0\\]/.test(address)) return null;
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
