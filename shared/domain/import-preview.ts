import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { articleId, dayOrUnknown, sha256Hex } from '../core/ids';
import { articleMeta } from './article';
import { placedPicture } from './picture';
import { blockKind, type DraftBlock, type PageStart, pageStart, withoutBlocks, withPictures } from './text-version';

/**
 * What was understood of an untidy source, before anything is stored: its blocks, what looks like
 * clutter and why, what looks like a slip of copy and paste and how to mend it, and what is known of
 * the source. Nothing here changes the original, which is kept byte for byte.
 */

/**
 * Why a block is proposed to be left out. `title`: it is the article's title, which is shown above the text;
 * `hidden-text`: a reader of the source does not see it; `outside-article`: it stands beside the article on its page;
 * `running-head`: it is repeated at the top or foot of printed pages.
 */
export const cutReason = z.enum([
  'title',
  'hidden-text',
  'outside-article',
  'running-head',
  'page-furniture',
  'repeated-heading',
  'related-headline',
  'share-buttons',
  'cookie-notice',
  'subscription',
  'copyright',
  'advertisement',
]);
export type CutReason = z.infer<typeof cutReason>;

/** A likely slip, e.g. two words that lost the space between them. Offsets are UTF-16 code units into the block's text. */
export const repair = z.strictObject({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  replacement: z.string(),
  reason: z.enum(['missing-space', 'missing-space-after-sentence', 'doubled-word', 'broken-line']),
});
export type Repair = DeepReadonly<z.infer<typeof repair>>;

export const previewBlock = z.strictObject({
  kind: blockKind,
  level: z.int().min(1).max(6),
  text: z.string(),
  /** The pages of the source that begin within it. */
  pages: z.array(pageStart),
  /** The reason why it is proposed to be left out; `null` for a block of the article itself. */
  cut: cutReason.nullable(),
  /** In order, not overlapping. */
  repairs: z.array(repair),
});
export type PreviewBlock = DeepReadonly<z.infer<typeof previewBlock>>;

/** Characters that were taken out or are worth a warning, counted. */
export const characterReport = z.strictObject({
  /** NUL and other C0 controls (all but tab and line ends): left out. */
  controls: z.int().nonnegative(),
  /** Lone surrogates and other broken code units: replaced by U+FFFD. */
  broken: z.int().nonnegative(),
  /** Direction overrides and embeddings, isolates: kept, and shown as warnings. */
  directional: z.int().nonnegative(),
  /** Zero-width characters other than the joiners that scripts and emoji need: kept, and shown as warnings. */
  zeroWidth: z.int().nonnegative(),
});
export type CharacterReport = Readonly<z.infer<typeof characterReport>>;

export const guessedField = z.enum(['title', 'source', 'author', 'publishedOn', 'address', 'language']);

/** A clipboard holds one text in two forms: as a part of a page, or as letters alone. */
export const clipboardForm = z.enum(['html', 'text']);
export type ClipboardForm = z.infer<typeof clipboardForm>;

/** What a source is, by its content and not by its name. */
export const sourceFormat = z.enum(['paste', 'text', 'markdown', 'html', 'mhtml', 'pdf', 'docx', 'odt', 'rtf', 'mail']);
export type SourceFormat = z.infer<typeof sourceFormat>;

/**
 * What a source held that is not taken over: it stays in the original, and is never run, loaded or opened. `image` is a
 * picture that stands beside the article or is not seen; the others say why a picture of the article itself is not kept.
 */
export const droppedPart = z.strictObject({
  what: z.enum([
    'script',
    'style',
    'frame',
    'embedded-object',
    'form',
    'remote-image',
    'image',
    'unknown-image',
    'broken-image',
    'large-image',
    'small-image',
    'surplus-image',
    'media',
    'link-target',
    'macro',
    'comment',
    'tracked-change',
    'header-footer',
    'field',
    'attachment',
  ]),
  count: z.int().positive(),
  /** One of them in the source's own words: a name, an address, the first words. At most 200 characters; may be empty. */
  example: z.string().max(200),
});
export type DroppedPart = Readonly<z.infer<typeof droppedPart>>;

/**
 * What a person has to look at before the words are trusted. `hidden-text`: some words cannot be seen in the source;
 * `uncertain-encoding`: the letters were guessed; `clipboard-differs`: the two forms on the clipboard hold different
 * words; `no-text-layer`: pages are pictures only; `tracked-changes`: somebody's changes were taken as accepted;
 * `wrong-extension`: the file is not what its name says; `plain-extraction`: the page was too tangled to find the
 * article in it, and all of it was taken; `unsure-text`: letters of the PDF may be others than what is seen;
 * In a report of many files only, where nobody sees the preview: `near-duplicate`: most of it is in another article;
 * `direction-signs`: it has signs that can make it read differently from what it says.
 */
export const importWarning = z.strictObject({
  code: z.enum([
    'hidden-text',
    'uncertain-encoding',
    'clipboard-differs',
    'no-text-layer',
    'tracked-changes',
    'wrong-extension',
    'plain-extraction',
    'unsure-text',
    'near-duplicate',
    'direction-signs',
  ]),
  /** Values for the message: an encoding's name, a count, an extension. */
  params: z.record(z.string(), z.string()),
});
export type ImportWarning = DeepReadonly<z.infer<typeof importWarning>>;

/** An article of the library whose text is nearly that of the source. */
export const nearArticle = z.strictObject({
  id: articleId,
  title: z.string(),
  source: z.string(),
  publishedOn: dayOrUnknown,
  /** How much of the two texts is the same, as estimated by their signatures. */
  percent: z.int().min(0).max(100),
});
export type NearArticle = Readonly<z.infer<typeof nearArticle>>;

/** A file that lies in the source and can be imported by itself. */
export const offeredAttachment = z.strictObject({ name: z.string().max(255), bytes: z.int().nonnegative() });

export const importPreview = z.strictObject({
  /** Names the preview while the main process keeps its original; void after it is stored or discarded. */
  token: z.string().min(1),
  importedName: z.string(),
  format: sourceFormat,
  blocks: z.array(previewBlock),
  meta: articleMeta,
  /** Fields of `meta` that were guessed from the text and should be looked at. */
  guessed: z.array(guessedField),
  characters: characterReport,
  dropped: z.array(droppedPart),
  /** Those that are kept, in their order; `after` counts `blocks`, cut ones as well. */
  pictures: z.array(placedPicture),
  /** The files of a mail that are offered for an import of their own; what else lies in it is among `dropped`. */
  attachments: z.array(offeredAttachment),
  warnings: z.array(importWarning),
  originalBytes: z.int().nonnegative(),
  originalSha256: sha256Hex,
  /** An article of the library with the very same original. */
  duplicateOf: z.strictObject({ id: articleId, title: z.string() }).nullable(),
  /** The article that its text is nearest to, when they are near and it is no duplicate. */
  nearTo: nearArticle.nullable(),
});
export type ImportPreview = DeepReadonly<z.infer<typeof importPreview>>;

/**
 * What the person decided: which blocks and pictures stay out, and which repairs are made. Indexes count `blocks` and
 * their `repairs`, and `pictures`.
 */
export const importDecisions = z.strictObject({
  cutBlocks: z.array(z.int().nonnegative()),
  cutPictures: z.array(z.int().nonnegative()),
  acceptedRepairs: z.array(z.strictObject({ block: z.int().nonnegative(), repair: z.int().nonnegative() })),
  meta: articleMeta,
});
export type ImportDecisions = DeepReadonly<z.infer<typeof importDecisions>>;

/** The proposal as it stands before the person touches it: every proposed cut is made, no repair is. */
export function proposedDecisions(preview: ImportPreview): ImportDecisions {
  const cutBlocks = preview.blocks.flatMap((block, index) => (block.cut === null ? [] : [index]));
  return { cutBlocks, cutPictures: [], acceptedRepairs: [], meta: preview.meta };
}

/** The words as they are proposed to be stored: what is to be cut is left out. */
export function proposedText(blocks: ImportPreview['blocks']): string {
  return blocks.flatMap(({ cut, text }) => (cut === null ? [text] : [])).join('\n');
}

/** A block's text with the repairs `accepted` (indexes into `block.repairs`) made. */
export function repairedText(block: PreviewBlock, accepted: ReadonlySet<number>): string {
  return repaired(block, accepted).text;
}

/** The text with its accepted repairs, and where its pages begin then. */
function repaired(block: PreviewBlock, accepted: ReadonlySet<number>): { readonly text: string; readonly pages: readonly PageStart[] } {
  const made = block.repairs.filter((_, index) => accepted.has(index));
  let text = '';
  let position = 0;
  for (const item of made) {
    text += block.text.slice(position, item.start) + item.replacement;
    position = item.end;
  }
  const moved = (at: number): number =>
    made.reduce((place, item) => (item.end <= at ? place + item.replacement.length - (item.end - item.start) : place), at);
  return { text: text + block.text.slice(position), pages: block.pages.map((page) => ({ ...page, at: moved(page.at) })) };
}

/** The blocks that are stored: without the cut ones, with the accepted repairs and the pictures that stay. */
export function confirmedBlocks(
  { blocks, pictures }: Pick<ImportPreview, 'blocks' | 'pictures'>,
  decisions: ImportDecisions,
): readonly DraftBlock[] {
  const cut = new Set(decisions.cutBlocks);
  const accepted = new Map<number, Set<number>>();
  for (const { block, repair: index } of decisions.acceptedRepairs) accepted.set(block, (accepted.get(block) ?? new Set()).add(index));
  const drafts = blocks.map(
    (block, index): DraftBlock => ({ kind: block.kind, level: block.level, ...repaired(block, accepted.get(index) ?? new Set()) }),
  );
  const left = new Set(decisions.cutPictures);
  const kept = pictures.filter((_, index) => !left.has(index));
  return withoutBlocks(withPictures(drafts, kept), (_, index) => cut.has(index));
}
