import { fail } from '../../../shared/core/result';
import type { ImportWarning } from '../../../shared/domain/import-preview';
import { decodePage } from '../html/decode-page';
import type { SavedPictures } from '../html/page-pictures';
import { readPageText } from '../html/read-page';
import { importLimits } from '../limits';
import type { Importer } from '../source-reading';
import { type MessagePart, messageParts, parameter } from './parts';

/**
 * Reads a page that was saved with all its parts in one file (MHTML, RFC 2557). The page is the root part; its pictures
 * are those that were saved with it, and frames are neither shown nor followed.
 */
export const readSavedPage: Importer = (bytes) => {
  const parts = messageParts(bytes, importLimits.entries);
  if (parts === null) return fail('import.too-large');
  const root = rootOf(parts);
  if (root === null) return fail('import.damaged');
  const { text, uncertain } = decodePage(root.body, parameter(root.fields.get('content-type') ?? '', 'charset'));
  const warnings: readonly ImportWarning[] = uncertain === null ? [] : [{ code: 'uncertain-encoding', params: { encoding: uncertain } }];
  const address = [root.fields.get('content-location'), parts[0]?.fields.get('snapshot-content-location')].find((place) =>
    /^https?:/i.test(place ?? ''),
  );
  return readPageText(text, {
    format: 'mhtml',
    address: address ?? '',
    warnings,
    sheets: sheetsOf(parts),
    pictures: picturesOf(parts, address ?? ''),
  });
};

/** The style sheets of the page and its frames, by the addresses that the page names them with. */
function sheetsOf(parts: readonly MessagePart[]): ReadonlyMap<string, string> {
  const sheets = parts.filter(({ fields }) => /^text\/css\b/i.test(fields.get('content-type') ?? ''));
  return new Map(sheets.map(({ fields, body }) => [fields.get('content-location') ?? '', new TextDecoder().decode(body)]));
}

/** The pictures of the page, by their places on the web or by their names in the whole (`cid:`). */
function picturesOf(parts: readonly MessagePart[], base: string): SavedPictures {
  const byName = new Map<string, Uint8Array>();
  for (const { fields, body } of parts) {
    if (!/^image\//i.test(fields.get('content-type') ?? '')) continue;
    const id = (fields.get('content-id') ?? '').replace(/^<|>$/g, '');
    for (const name of [fields.get('content-location') ?? '', id === '' ? '' : `cid:${id}`]) if (name !== '') byName.set(name, body);
  }
  return (address) => byName.get(address) ?? byName.get(resolved(address, base)) ?? null;
}

function resolved(address: string, base: string): string {
  try {
    return new URL(address, base === '' ? undefined : base).href;
  } catch {
    return address;
  }
}

/** The part that the whole names as its start, else the first page in it. */
function rootOf(parts: readonly MessagePart[]): MessagePart | null {
  const start = parameter(parts[0]?.fields.get('content-type') ?? '', 'start');
  const isPage = (part: MessagePart): boolean => /^(?:text\/html|application\/xhtml\+xml)/i.test(part.fields.get('content-type') ?? '');
  const named = start === '' ? undefined : parts.find((part) => part.fields.get('content-id') === start);
  const root = named !== undefined && isPage(named) ? named : parts.find(isPage);
  return root === undefined || root.body.byteLength === 0 ? null : root;
}
