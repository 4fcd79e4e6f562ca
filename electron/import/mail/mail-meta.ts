import { webAddress } from '../../../shared/domain/web-address';
import { readDay } from '../dates';
import { decodeText } from '../decode';
import type { SourceReading } from '../source-reading';
import { headerWords } from './header-words';
import { fieldOf, type MailPart } from './mail-part';

/** What the header of a mail says of it. `bytes`: the mail, for header fields that were written without any encoding. */
export function mailMeta(mail: MailPart, bytes: Uint8Array): SourceReading['meta'] {
  const field = (name: string): string => headerWords(readable(mail, name, bytes));
  const address = webAddress.safeParse(field('archived-at').replace(/^<|>$/g, ''));
  const language = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.exec(field('content-language').split(',')[0]?.trim() ?? '')?.[0] ?? '';
  return {
    title: field('subject').slice(0, 2000),
    author: personOf(field('from')).slice(0, 500),
    source: (field('organization') || field('organisation') || listName(field('list-id')) || field('newsgroups')).slice(0, 500),
    publishedOn: readDay(field('date'))?.day ?? '',
    address: address.success ? address.data : '',
    language,
  };
}

/** Words of a header that no encoding states are read as UTF-8; what is not that, is read as a text file would be. */
function readable(mail: MailPart, name: string, bytes: Uint8Array): string {
  const value = fieldOf(mail, name);
  if (!value.includes('\uFFFD')) return value;
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 256 * 1024))
    .toString('latin1')
    .search(/\r?\n\r?\n/);
  const header = decodeText(end === -1 ? bytes : bytes.subarray(0, end)).text.replace(/\r?\n[ \t]+/g, ' ');
  const line = header.split(/\r?\n/).find((text) => text.toLowerCase().startsWith(`${name}:`));
  return line === undefined ? value : line.slice(name.length + 1).trim();
}

/** The name in an address ("Ministry <a@b.org>", "a@b.org (Ministry)"), or the address when there is none. */
function personOf(from: string): string {
  const name = from
    .replace(/<[^<>]*>/g, ' ')
    .replace(/^\s*"(.*)"\s*$/, '$1')
    .replaceAll('\\"', '"')
    .trim();
  const remark = /^\S+(?:@| at )\S+\s+\((.+)\)$/.exec(name)?.[1];
  return (remark ?? name.replace(/"/g, '').trim()) || (/<([^<>]+)>/.exec(from)?.[1] ?? '');
}

/** "Public announcements <announce.example.org>" is known by its words, or by its address without them. */
function listName(listId: string): string {
  return (
    listId
      .replace(/<[^<>]*>/g, '')
      .replace(/"/g, '')
      .trim() ||
    (/<([^<>]+)>/.exec(listId)?.[1] ?? '')
  );
}
