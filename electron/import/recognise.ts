import type { SourceFormat } from '../../shared/domain/import-preview';
import { decodeAs, markedEncoding } from './decode-as';
import { unmarkedWide } from './encoding/wide';

/** Formats that are read, and what else a file can be: an archive of files that somebody packed, a document under a password, or nothing that can be read. */
export type RecognisedFormat = Exclude<SourceFormat, 'paste'> | 'archive' | 'encrypted' | 'unsupported';

/** Bytes at the start in which a format has to show itself. */
const headSize = 64 * 1024;

/** What a file is, by its content alone: names lie. */
export function recognise(bytes: Uint8Array): RecognisedFormat {
  const head = latin1(bytes.subarray(0, headSize));
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (/^PK(?:\x03\x04|\x05\x06)/.test(head)) return recogniseArchive(bytes);
  if (head.startsWith('\xD0\xCF\x11\xE0')) return latin1(bytes).includes(wide('EncryptedPackage')) ? 'encrypted' : 'unsupported';
  if (/^\s{0,32}\{\\rtf/.test(head)) return 'rtf';
  if (looksBinary(bytes)) return 'unsupported';
  return recogniseText(readable(bytes.subarray(0, headSize), head));
}

/**
 * An archive is a document when it holds parts under the names that such documents have (ECMA-376 part 2; ODF 1.3 part
 * 2). Word on the web calls the main part `document2.xml`; some programs put the type of an ODF document not first.
 */
function recogniseArchive(bytes: Uint8Array): RecognisedFormat {
  const text = latin1(bytes);
  if (/word\/(?:document\d*|styles)\.xml|wordprocessingml/.test(text)) return 'docx';
  if (text.slice(0, 200).includes('mimetypeapplication/vnd.oasis.opendocument')) return isOdt(text.slice(0, 200)) ? 'odt' : 'unsupported';
  if (text.includes('META-INF/manifest.xml') && text.includes('content.xml')) return 'odt';
  return otherDocument.test(text) ? 'unsupported' : 'archive';
}

/** Parts that other documents and programs are packed with (sheets and slides, books, Pages, Java): their files are nobody's articles. */
const otherDocument = /\[Content_Types\]\.xml|^.{30}mimetypeapplication\/|META-INF\/(?:container\.xml|MANIFEST\.MF)|\.iwa/s;

/** The type of text documents, their templates and their masters. */
function isOdt(text: string): boolean {
  return text.includes('application/vnd.oasis.opendocument.text');
}

/** Header fields (RFC 5322, RFC 2045) with which a saved mail or page begins. */
const mailFields =
  /^(?:from|to|cc|subject|date|message-id|mime-version|content-type|received|return-path|delivered-to|reply-to|sender|x-[a-z-]+|snapshot-content-location):/i;

/** Enough by itself: no other text begins so. */
const statesParts = /^content-type:\s*multipart\/[a-z]+;.{0,200}boundary=/im;

function recogniseText(head: string): 'odt' | 'html' | 'mhtml' | 'mail' | 'markdown' | 'text' {
  const text = head.replace(/^\uFEFF?\s+|^\uFEFF/, '');
  const fields = fieldsOf(text);
  if (fields.filter((line) => mailFields.test(line)).length >= 2 || statesParts.test(fields.join('\n'))) {
    return /^content-type:\s*multipart\/related/im.test(fields.join('\n')) && isSavedPage(fields) ? 'mhtml' : 'mail';
  }
  if (/^(?:<\?xml[^>]{0,200}\?>\s*)?<office:document\s/.test(text) && isOdt(text)) return 'odt';
  if (looksLikeHtml(text)) return 'html';
  return markdownSigns.test(text) || frontMatter.test(text) ? 'markdown' : 'text';
}

/**
 * Signs that no one writes but in Markdown: headings, boxes to tick, links, code, notes, tables, strong words. Lines
 * under words, bullets and `>` are those of plain text as well.
 */
const markdownSigns =
  /^#{1,6} \S|^[ \t]*[-*] \[[ x]\] |\]\((?:https?:|mailto:|#|\.{0,2}\/)|^(?:```|~~~)|^\[\^[^\]\s]{1,40}\]:|^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?\|?[ \t]*\r?$|(?<![\p{L}\p{N}*])\*\*[\p{L}\p{N}][^*\n]{0,200}\*\*(?![\p{L}\p{N}*])/mu;
const frontMatter = /^---[ \t]*\r?\n[A-Za-z_][\w -]{0,40}:[^\n]*\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** The lines of a header, up to the first empty one; continued lines belong to the one before. */
function fieldsOf(text: string): readonly string[] {
  // Mailboxes begin each mail with a line "From ", which is no field.
  const header = text.replace(/^From [^\n]*\n/, '').split(/\r?\n\r?\n/, 1)[0] ?? '';
  return header
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .slice(0, 200);
}

function isSavedPage(fields: readonly string[]): boolean {
  return (
    fields.some((line) => /^snapshot-content-location:|^from:\s*<?saved by|type="?text\/html/i.test(line)) ||
    !fields.some((line) => /^(?:to|received):/i.test(line))
  );
}

/** A document type or a root element at the start; or, in a part of a page, many tags that only pages have. */
function looksLikeHtml(text: string): boolean {
  const start = text.replace(/^(?:\s|<\?xml[^>]{0,200}\?>|<!--[\s\S]{0,4000}?-->)+/, '');
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return true;
  const tags = text.match(
    /<\/?(?:p|div|span|a|br|h[1-6]|ul|ol|li|table|tr|td|article|section|meta|script|img|b|i|em|strong)\b[^<>]{0,2000}>/gi,
  );
  return start.startsWith('<') && (tags?.length ?? 0) >= 3;
}

/** Bytes looked at to judge the whole. */
const sampleSize = 64 * 1024;
/** Text has next to no control bytes; compressed data and programs have them at every tenth place. */
const controlShare = 0.02;

/** Other files of which everybody knows the first bytes: PNG, JPEG, GIF, ELF, gzip, 7z. */
const pictures = /^(?:\x89PNG|\xFF\xD8\xFF|GIF8|\x7FELF|\x1F\x8B|7z\xBC\xAF)/;

function looksBinary(bytes: Uint8Array): boolean {
  if (pictures.test(latin1(bytes.subarray(0, 8)))) return true;
  if (wideEncoding(bytes) !== null) return false;
  const sample = bytes.subarray(0, sampleSize);
  let controls = 0;
  // Korean mail of seven bits begins and ends each word with a shift.
  const shifts = latin1(sample).includes('\x1B$)C');
  for (const byte of sample) {
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b && !(shifts && (byte === 0x0e || byte === 0x0f))) controls += 1;
  }
  return controls > Math.max(2, sample.length * controlShare);
}

/** UTF-16 or UTF-32, by its mark or by its NULs; `null` for anything else. A mark alone and a broken half are no text. */
function wideEncoding(bytes: Uint8Array): string | null {
  if (bytes.length % 2 === 1 && bytes.length < 4) return null;
  const marked = markedEncoding(bytes);
  return marked === null || marked === 'utf-8' ? unmarkedWide(bytes) : marked;
}

function readable(bytes: Uint8Array, asLatin1: string): string {
  const encoding = wideEncoding(bytes);
  // The mark of UTF-8, read byte by byte.
  return (encoding === null ? null : decodeAs(bytes, encoding)) ?? asLatin1.replace(/^\xEF\xBB\xBF/, '');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Letters as UTF-16 little endian, read byte by byte. */
function wide(text: string): string {
  return [...text].map((letter) => `${letter}\0`).join('');
}
