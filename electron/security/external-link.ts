import { domainToUnicode } from 'node:url';
import { isWebAddress } from '../../shared/domain/web-address';

/** An address outside of the application that may be offered to the person's browser. */
export type ExternalLink = {
  /** The address as a browser will read it: the host's name in the letters that computers compare (`xn--…`). */
  readonly address: string;
  /** The host's name as it is meant to be read, where that is not the same; `null` otherwise. */
  readonly readableHost: string | null;
};

/** No address that people pass on is longer; longer ones are for attacks on what opens them. */
const longest = 2048;

/** Takes text for an address of the web, or answers `null`: what `isWebAddress` refuses, and what no browser would understand. */
export function readExternalLink(text: string): ExternalLink | null {
  const given = text.trim();
  if (given.length > longest || !isWebAddress(given)) return null;
  let parsed: URL;
  try {
    parsed = new URL(given);
  } catch {
    return null;
  }
  const { protocol, hostname, username, password, href } = parsed;
  if ((protocol !== 'http:' && protocol !== 'https:') || hostname === '' || username !== '' || password !== '') return null;
  if (href.length > longest) return null;
  const readable = domainToUnicode(hostname);
  return { address: href, readableHost: readable === hostname || readable === '' ? null : readable };
}

export type LinkPorts = {
  /** Shows the address in full and asks whether to open it. */
  readonly ask: (link: ExternalLink) => Promise<boolean>;
  /** Hands the address over to the system. */
  readonly open: (address: string) => Promise<void>;
};

/**
 * The one way out of the application to a browser: an address that passes `readExternalLink`, that the person
 * has seen in full and said yes to. Answers whether it was handed over.
 */
export async function openExternalLink(text: string, { ask, open }: LinkPorts): Promise<boolean> {
  const link = readExternalLink(text);
  if (link === null || !(await ask(link))) return false;
  await open(link.address);
  return true;
}
