import type { SavedPictures } from '../html/page-pictures';
import type { SourceBlock } from '../source-reading';
import { bytesOf, fieldOf, type MailPart, typeOf } from './mail-part';

/** The pictures that the pages of a mail show (RFC 2392). They come with the page, and are no attachments. */
export type InlinePictures = {
  /** Notes the pictures among the parts beside a page. */
  readonly add: (parts: readonly MailPart[]) => void;
  readonly saved: SavedPictures;
  readonly isShown: (part: MailPart) => boolean;
};

export function createInlinePictures(): InlinePictures {
  const byName = new Map<string, MailPart>();
  const shown = new Set<MailPart>();
  return {
    add(parts) {
      for (const part of parts.filter((one) => typeOf(one).startsWith('image/'))) {
        const id = fieldOf(part, 'content-id').replace(/^\s*<|>\s*$/g, '');
        const location = fieldOf(part, 'content-location').trim();
        for (const name of [id === '' ? '' : `cid:${id}`, location]) if (name !== '') byName.set(name, part);
      }
    },
    saved(address) {
      const part = byName.get(address) ?? byName.get(plain(address));
      if (part === undefined) return null;
      shown.add(part);
      return bytesOf(part);
    },
    isShown: (part) => shown.has(part),
  };
}

function plain(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The plain text with the pictures of its page, each behind about the same share of the words as stands before it there. */
export function withPicturesOf(
  text: readonly SourceBlock[],
  page: readonly SourceBlock[],
  wordsIn: (blocks: readonly SourceBlock[]) => number,
): readonly SourceBlock[] {
  if (!page.some(({ picture }) => picture !== undefined)) return text;
  const counts = [0];
  for (const block of text) counts.push((counts.at(-1) ?? 0) + wordsIn([block]));
  const scale = (counts.at(-1) ?? 0) / Math.max(1, wordsIn(page));
  const behind = new Map<number, SourceBlock[]>();
  let before = 0;
  for (const block of page) {
    before += wordsIn([block]);
    if (block.picture === undefined) continue;
    const place = nearest(counts, before * scale);
    behind.set(place, [...(behind.get(place) ?? []), block]);
  }
  return [...(behind.get(0) ?? []), ...text.flatMap((block, index) => [block, ...(behind.get(index + 1) ?? [])])];
}

/** The index of the number that is nearest to `wanted`, the first of those; `sorted` is in order and not empty. */
function nearest(sorted: readonly number[], wanted: number): number {
  const next = sorted.findIndex((count) => count >= wanted);
  if (next <= 0) return next === 0 ? 0 : sorted.length - 1;
  return (sorted[next] ?? 0) - wanted < wanted - (sorted[next - 1] ?? 0) ? next : next - 1;
}
