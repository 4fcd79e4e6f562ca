import { fail, ok, type Result } from '../../shared/core/result';
import type {
  CharacterReport,
  CutReason,
  DroppedPart,
  ImportPreview,
  ImportWarning,
  PreviewBlock,
  SourceFormat,
} from '../../shared/domain/import-preview';
import { cleanCharacters } from './characters';
import { proposeCuts } from './clutter';
import { guessLanguage } from './language';
import { importLimits } from './limits';
import { guessMeta } from './metadata';
import type { PlacedSourcePicture } from './pictures/source-picture';
import { findRepairs, inOrder } from './repairs';
import type { ImportFailure, SourceAttachment, SourceBlock, SourceReading } from './source-reading';
import { cutTitle } from './title-block';
import { readVocabulary } from './vocabulary';

/** What was understood of a source: all of a preview that does not depend on the library. */
export type Understanding = {
  readonly format: SourceFormat;
  readonly blocks: readonly PreviewBlock[];
  readonly meta: Omit<ImportPreview['meta'], 'marking' | 'grade'>;
  readonly guessed: ImportPreview['guessed'];
  readonly characters: CharacterReport;
  readonly dropped: readonly DroppedPart[];
  readonly warnings: readonly ImportWarning[];
  readonly attachments: readonly SourceAttachment[];
  /** The article's pictures as they came; they are drawn anew before anybody sees them. */
  readonly pictures: readonly PlacedSourcePicture[];
};

/** Makes a preview's content of what a format's reader found: clean characters, proposed cuts and repairs, and what is known of the source. */
export function understandReading(reading: SourceReading): Result<Understanding, ImportFailure> {
  const read: SourceBlock[] = [];
  const characters = { controls: 0, broken: 0, directional: 0, zeroWidth: 0 };
  const pictures: PlacedSourcePicture[] = [];
  let length = -1;
  for (const block of reading.blocks) {
    const { picture } = block;
    if (picture !== undefined && block.cut === null)
      pictures.push({ ...picture, alt: cleanCharacters(picture.alt).text, after: read.length });
    const { block: clean, report } = cleanBlock(block);
    if (clean.text.trim() === '') continue;
    for (const kind of ['controls', 'broken', 'directional', 'zeroWidth'] as const) characters[kind] += report[kind];
    length += clean.text.length + 1;
    read.push(clean);
  }
  if (length > importLimits.textLength || read.length > importLimits.blocks) return fail('import.too-large');
  if (!read.some((block) => hasWords(block.text))) return fail('import.empty');
  const visible = read.filter((block) => block.cut === null);
  const language = reading.meta.language || guessLanguage((visible.length > 0 ? visible : read).map((block) => block.text).join('\n'));
  const isEnglish = /^en\b/.test(language);
  const clutter = cutsOf(read, isEnglish && !statesHeadings.has(reading.format));
  const { meta, guessed } = guessMeta(read, clutter, language);
  const stated = Object.fromEntries(Object.entries(reading.meta).filter(([, value]) => value !== ''));
  const cuts = cutTitle(read, clutter, reading.meta.title || meta.title);
  // The repairs know English only; a text too short to tell its language is given the benefit of it.
  const english = isEnglish || language === 'und';
  const vocabulary = readVocabulary(english ? read.map((block) => block.text) : []);
  const blocks = read.map((block, index): PreviewBlock => {
    const broken = block.brokenLines ?? [];
    const repairs = english ? inOrder([...broken, ...findRepairs(block.text, vocabulary)]) : broken;
    return {
      kind: block.kind,
      level: block.level,
      text: block.text,
      pages: block.pages ?? [],
      cut: cuts[index] ?? null,
      repairs: [...repairs],
    };
  });
  const { format, dropped, warnings, attachments } = reading;
  return ok({
    format,
    blocks,
    meta: { ...meta, address: '', ...stated },
    guessed: guessed.filter((field) => !(field in stated)),
    characters,
    dropped: withPicturesBeside(dropped, reading.blocks),
    warnings,
    attachments,
    pictures,
  });
}

/** What is left out, with the pictures that are not the article's. */
function withPicturesBeside(dropped: readonly DroppedPart[], blocks: readonly SourceBlock[]): readonly DroppedPart[] {
  const beside = blocks.flatMap(({ picture, cut }) => (picture === undefined || cut === null ? [] : [picture]));
  if (beside.length === 0) return dropped;
  const before = dropped.find(({ what }) => what === 'image');
  const example = before?.example || (beside.find(({ alt }) => alt !== '')?.alt ?? '').slice(0, 200);
  const all: DroppedPart = { what: 'image', count: (before?.count ?? 0) + beside.length, example };
  return [...dropped.filter(({ what }) => what !== 'image'), all];
}

/** Formats that say themselves what a heading is: a heading there is no line that merely looks like one, left over from another article. */
const statesHeadings: ReadonlySet<SourceFormat> = new Set(['html', 'mhtml', 'docx', 'odt', 'rtf']);

/** Signs that no one can see are no text: direction marks and zero-width spaces alone are blank. */
function hasWords(text: string): boolean {
  return /[^\s\p{Cf}\p{Cc}\p{Zs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\uFFFD]/u.test(text);
}

/** A block without characters that no text has. Where such a character is taken out, what is counted by offsets moves with the words. */
function cleanBlock(block: SourceBlock): { readonly block: SourceBlock; readonly report: CharacterReport } {
  const { text, report } = cleanCharacters(block.text);
  if (text === block.text) return { block, report };
  const moved = (at: number): number => cleanCharacters(block.text.slice(0, at)).text.length;
  return {
    report,
    block: {
      ...block,
      text,
      pages: (block.pages ?? []).map((page) => ({ ...page, at: moved(page.at) })),
      brokenLines: (block.brokenLines ?? []).map((repair) => ({ ...repair, start: moved(repair.start), end: moved(repair.end) })),
    },
  };
}

/** What the format showed to be no part of the article, and what else looks like clutter; never everything. */
function cutsOf(read: readonly SourceBlock[], english: boolean): readonly (CutReason | null)[] {
  const own = read.filter((block) => block.cut === null);
  const proposed = proposeCuts(own, english);
  let next = 0;
  const cuts = read.map((block) => block.cut ?? proposed[next++] ?? null);
  if (cuts.some((cut) => cut === null)) return cuts;
  // Words that cannot be seen are never proposed for a source, whatever else there is.
  return proposeCuts(read, english).map((cut, index) => (read[index]?.cut === 'hidden-text' ? 'hidden-text' : cut));
}
