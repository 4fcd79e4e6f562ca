import type { SourcePicture } from '../pictures/source-picture';
import { attribute, childrenOf, isElement, type PageElement, parentOf } from './page-tree';

/** The bytes of a picture that was saved beside the page, by the address that the page names it with; `null` when it was not. */
export type SavedPictures = (address: string) => Uint8Array | null;

/** A page that came alone. */
export const nothingSaved: SavedPictures = () => null;

/** The picture that an element shows, if the page brought it along: in the address itself, or beside the page. Nothing is fetched. */
export function pictureOf(element: PageElement, saved: SavedPictures): SourcePicture | null {
  if (element.tagName !== 'img') return null;
  for (const address of addressesOf(element)) {
    const bytes = bytesIn(address) ?? saved(address);
    if (bytes !== null) return { bytes, alt: (attribute(element, 'alt') || attribute(element, 'title')).replace(/\s+/gu, ' ').trim() };
  }
  return null;
}

/** The addresses of one picture in its sizes and formats, its own first. */
function addressesOf(element: PageElement): readonly string[] {
  const around = parentOf(element);
  const sources = around?.tagName === 'picture' ? childrenOf(around).filter(isElement) : [];
  const sets = [element, ...sources.filter(({ tagName }) => tagName === 'source')].map((one) => attribute(one, 'srcset'));
  return [attribute(element, 'src'), ...sets.flatMap(addressesInSet)].map((address) => address.trim()).filter((address) => address !== '');
}

/** The addresses in a `srcset`, without their sizes. An address may hold commas, but does not end with one (HTML 4.8.4.2.2). */
function addressesInSet(set: string): readonly string[] {
  return (set.match(/\S+/g) ?? []).map((part) => part.replace(/,+$/, '')).filter((part) => !/^[\d.]+[wxh]$/.test(part));
}

/** The bytes that a `data:` address holds (RFC 2397); `null` for any other. */
function bytesIn(address: string): Uint8Array | null {
  const head = /^data:[^,]{0,1000},/i.exec(address)?.[0];
  if (head === undefined) return null;
  const content = address.slice(head.length);
  if (/;\s*base64\s*,$/i.test(head)) return new Uint8Array(Buffer.from(unescaped(content), 'base64'));
  return new Uint8Array(Buffer.from(unescaped(content), 'latin1'));
}

function unescaped(content: string): string {
  return content.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
