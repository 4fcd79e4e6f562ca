import type { Result } from '../../shared/core/result';
import type { ClipboardForm } from '../../shared/domain/import-preview';
import type { ImportFailure, SourceReading } from './source-reading';
import { type Understanding, understandReading } from './understand-reading';
import { understandText } from './understand-text';

/** What a clipboard holds of one text. `form`: the one that the person chose, when its forms have different words. */
export type PastedText = {
  readonly text: string;
  /** The same text as a part of a page; absent or empty when there is none. */
  readonly html?: string;
  readonly form?: ClipboardForm;
};

/**
 * Understands a paste. The part of a page is taken when it says the same words, for it knows what a heading, a list and a table are;
 * when it says others, what the person saw in plain letters is taken, with a warning, and they can choose the other.
 */
export async function readPaste({ text, html = '', form }: PastedText): Promise<Result<Understanding, ImportFailure>> {
  const reading = html.trim() === '' ? null : await readHtml(html);
  if (reading === null) return understandText(text);
  const differs = text.trim() !== '' && !sayTheSame(reading, text, placeholdersIn(html));
  const use: ClipboardForm = form ?? (differs ? 'text' : 'html');
  const understood = use === 'html' ? understandReading(reading) : understandText(text);
  if (!understood.ok || !differs) return understood;
  return {
    ok: true,
    value: { ...understood.value, warnings: [...understood.value.warnings, { code: 'clipboard-differs', params: { form: use } }] },
  };
}

/** Elements that say what their words are. Without any, a program has only painted its letters. */
const structure = /<(?:p|h[1-6]|ul|ol|li|table|blockquote|article|pre)[\s>/]/i;

/** A picture that came along. */
const ownPicture = /<img\s[^>]{0,2000}\bsrc\s*=\s*["']?data:/i;

/** The words of the part of a page; `null` when it says no more than the letters do, or cannot be read. */
async function readHtml(html: string): Promise<SourceReading | null> {
  if (!structure.test(html) && !ownPicture.test(html)) return null;
  const { readFragment } = await import('./html/read-page');
  const read = readFragment(html);
  if (!read.ok) return null;
  return read.value.blocks.some(({ cut }) => cut === null) ? read.value : null;
}

/**
 * Whether both forms have the same letters and numbers in the same order. Spaces, signs and line ends differ from program to program, and so does whether
 * the numbers before the items of a list are among the letters. Chromium puts what stands in empty fields among them, too.
 */
function sayTheSame({ blocks }: SourceReading, text: string, placeholders: readonly string[]): boolean {
  // The hollow bullet of Word is the letter o.
  let plain = letters(text.replace(/^[ \t]*o\t/gm, ''));
  for (const placeholder of placeholders) plain = plain.replace(placeholder, '');
  // What is proposed to be left out is among the plain letters all the same.
  return [blocks.filter(({ cut }) => cut !== 'hidden-text'), blocks.filter(({ cut }) => cut === null)].some((shown) => {
    const marked = letters(shown.map((block) => block.text).join(' '));
    const unmarked = letters(
      shown.map((block) => (block.kind === 'list-item' || block.kind === 'footnote' ? withoutMark(block.text) : block.text)).join(' '),
    );
    return plain === marked || plain === unmarked;
  });
}

/** The letters that stand in empty fields, e.g. “Your email”. */
function placeholdersIn(html: string): readonly string[] {
  return [...html.matchAll(/<(?:input|textarea)\b[^>]{0,2000}?\splaceholder="([^"]{1,200})"/gi)].map(([, words = '']) => letters(words));
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '').normalize('NFC');
}

function withoutMark(text: string): string {
  return text.replace(/^(?:-?\d{1,6}|[a-z]{1,8}|[A-Z]{1,8})\. /, '');
}
