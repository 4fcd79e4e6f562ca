import { fail, ok, type Result } from '../../../shared/core/result';
import type { DroppedPart, ImportWarning } from '../../../shared/domain/import-preview';
import { decodeText } from '../decode';
import { decodeAs } from '../decode-as';
import { importLimits } from '../limits';
import { recognise } from '../recognise';
import type { ImportFailure, SourceAttachment, SourceBlock, SourceReading } from '../source-reading';
import { headerWords } from './header-words';
import { readHtmlPart } from './html-part';
import { createInlinePictures, type InlinePictures, withPicturesOf } from './inline-pictures';
import { mailLines } from './mail-lines';
import { mailMeta } from './mail-meta';
import { bytesOf, type MailPart, partsOf, typeOf } from './mail-part';

/** What is gathered while the parts of a mail are walked through. */
type Gathered = {
  readonly blocks: SourceBlock[];
  readonly attachments: SourceAttachment[];
  /** The names of those that are not offered. */
  readonly names: string[];
  readonly guessed: Set<string>;
  readonly warnings: ImportWarning[];
  readonly dropped: DroppedPart[];
  readonly pictures: InlinePictures;
  attached: number;
  parts: number;
};

/** Mails within mails are read this deep; below, they are attachments. */
const deepestMail = 5;

/** Reads a mail: its text or its page, the mails that it forwards, and its attachments. */
export async function readMail(bytes: Uint8Array): Promise<Result<SourceReading, ImportFailure>> {
  const mail = withoutMailboxLine(bytes);
  const root = await partsOf(mail);
  if (root === null) return fail('import.damaged');
  const gathered: Gathered = {
    blocks: [],
    attachments: [],
    names: [],
    guessed: new Set(),
    warnings: [],
    dropped: [],
    pictures: createInlinePictures(),
    attached: 0,
    parts: 0,
  };
  if (!(await gather(root, gathered, 0))) return fail('import.too-large');
  if (gathered.blocks.length === 0 && isEncrypted(root)) return fail('import.encrypted');
  const { blocks, attachments, names, guessed } = gathered;
  const doubtful = [...guessed].map((encoding): ImportWarning => ({ code: 'uncertain-encoding', params: { encoding } }));
  const attached: readonly DroppedPart[] =
    names.length === 0 ? [] : [{ what: 'attachment', count: names.length, example: (names[0] ?? '').slice(0, 200) }];
  const warnings = [...doubtful, ...gathered.warnings];
  const dropped = [...attached, ...gathered.dropped];
  return ok({ format: 'mail', blocks, meta: mailMeta(root, mail), dropped, warnings, attachments });
}

/** Mailboxes begin each mail with a line that is no field of its header. */
function withoutMailboxLine(bytes: Uint8Array): Uint8Array {
  if (!/^From /.test(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(5, bytes.byteLength)).toString('latin1'))) return bytes;
  return bytes.subarray(bytes.indexOf(0x0a) + 1);
}

function isEncrypted(root: MailPart): boolean {
  return (
    /^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime)$/.test(typeOf(root)) &&
    root.contentType.parsed.params['smime-type'] !== 'signed-data'
  );
}

/** Walks through a part and those in it, in their order; false when there are more parts than a mail has. */
async function gather(part: MailPart, into: Gathered, depth: number): Promise<boolean> {
  into.parts += 1;
  if (into.parts > importLimits.entries) return false;
  if (part.contentType.multipart === 'alternative') return gatherBest(part, into, depth);
  if (part.contentType.multipart !== false) {
    into.pictures.add(part.childNodes);
    for (const child of part.childNodes) if (!(await gather(child, into, depth))) return false;
    return true;
  }
  const type = typeOf(part);
  const attached = part.contentDisposition.parsed.value.toLowerCase() === 'attachment';
  if (type === 'message/rfc822' && depth < deepestMail) return gatherMail(part, into, depth);
  if (!attached && (type === 'text/plain' || type === 'text/html')) into.blocks.push(...bodyOf(part, into));
  else if (!into.pictures.isShown(part)) attach(part, into);
  return true;
}

/** A page that has this many times the words of the plain text is the text, and the other a remark on it. */
const muchMore = 4;

/** Of the forms of one text: its plain text, unless the page says much more. Other forms (an invitation) are attachments. */
async function gatherBest(part: MailPart, into: Gathered, depth: number): Promise<boolean> {
  const plain = part.childNodes.find((child) => typeOf(child) === 'text/plain');
  const page = part.childNodes.find((child) => typeOf(child) === 'text/html' || child.contentType.multipart === 'related');
  const text = plain === undefined ? [] : bodyOf(plain, into);
  const inPage: Gathered = { ...into, blocks: [], warnings: [], dropped: [] };
  if (page !== undefined && !(await gather(page, inPage, depth))) return false;
  Object.assign(into, { attached: inPage.attached, parts: inPage.parts });
  if (wordsIn(text) * muchMore < wordsIn(inPage.blocks)) {
    into.blocks.push(...inPage.blocks);
    into.warnings.push(...inPage.warnings);
    into.dropped.push(...inPage.dropped);
  } else into.blocks.push(...withPicturesOf(text, inPage.blocks, wordsIn));
  for (const child of part.childNodes) if (child !== plain && child !== page && !(await gather(child, into, depth))) return false;
  return true;
}

function wordsIn(blocks: readonly SourceBlock[]): number {
  return blocks.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}

/** A mail in a mail: its subject as a heading, who wrote it and when, and its words. */
async function gatherMail(part: MailPart, into: Gathered, depth: number): Promise<boolean> {
  const bytes = bytesOf(part);
  const inner = await partsOf(bytes);
  if (inner === null) {
    attach(part, into);
    return true;
  }
  const { title = '', author = '', publishedOn = '' } = mailMeta(inner, bytes);
  if (title !== '') into.blocks.push({ kind: 'heading', level: 2, text: title, cut: null });
  const said = [author, publishedOn].filter((words) => words !== '').join(', ');
  if (said !== '') into.blocks.push({ kind: 'paragraph', level: 1, text: said, cut: null });
  return gather(inner, into, depth + 1);
}

function bodyOf(part: MailPart, into: Gathered): readonly SourceBlock[] {
  const text = decodedText(part, into);
  if (typeOf(part) === 'text/html') {
    const page = readHtmlPart(text, into.pictures.saved);
    into.warnings.push(...page.warnings);
    into.dropped.push(...page.dropped);
    return page.blocks;
  }
  const { format, delsp } = part.contentType.parsed.params;
  return mailLines(format?.toLowerCase() === 'flowed' ? part.decodeFlowedText(text, delsp?.toLowerCase() === 'yes') : text);
}

/** The words of a part in its own charset; when it states none, or one that its bytes are not in, as a text file is read. */
function decodedText(part: MailPart, into: Gathered): string {
  const bytes = bytesOf(part);
  const { charset } = part.contentType.parsed.params;
  const beyondAscii = bytes.some((byte) => byte >= 0x80);
  const plainLabel = charset === undefined || charset === '' || /^us-ascii$/i.test(charset);
  const stated = plainLabel && beyondAscii ? null : decodeAs(bytes, charset || 'us-ascii');
  if (stated !== null && !isBroken(stated)) return stated;
  const { text, encoding, certain } = decodeText(bytes);
  if (!certain) into.guessed.add(encoding);
  return text;
}

/** One unreadable byte in fifty is more than damage. */
function isBroken(text: string): boolean {
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  return broken * 50 > text.length;
}

/** Parts that are letters, and no article: what programs tell each other of a meeting, of a person or of a signature. */
const forPrograms =
  /^(?:text\/(?:calendar|(?:x-)?vcard|directory)|application\/(?:ics|pgp-(?:signature|keys|encrypted)|(?:x-)?pkcs7-(?:signature|mime)))$/;

/** A file that can be read is offered for an import of its own; of any other the name is told. */
function attach(part: MailPart, into: Gathered): void {
  const bytes = bytesOf(part);
  const { params } = part.contentDisposition.parsed;
  const name = headerWords(params.filename ?? part.contentType.parsed.params.name ?? '') || typeOf(part);
  const readable = bytes.byteLength > 0 && !forPrograms.test(typeOf(part)) && recognise(bytes) !== 'unsupported';
  into.attached += bytes.byteLength;
  if (readable && into.attached <= importLimits.bytes) into.attachments.push({ name: name.slice(0, 255), bytes });
  else into.names.push(name);
}
