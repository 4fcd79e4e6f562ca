import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { articleId, sha256Hex } from '../core/ids';
import { articleMeta } from './article';
import { blockKind, type DraftBlock } from './text-version';

/**
 * What was understood of an untidy source, before anything is stored: its blocks, what looks like
 * clutter and why, what looks like a slip of copy and paste and how to mend it, and what is known of
 * the source. Nothing here changes the original, which is kept byte for byte.
 */

/** Why a block looks like clutter. */
export const cutReason = z.enum([
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

export const guessedField = z.enum(['title', 'source', 'author', 'publishedOn', 'language']);

export const importPreview = z.strictObject({
  /** Names the preview while the main process keeps its original; void after it is stored or discarded. */
  token: z.string().min(1),
  importedName: z.string(),
  blocks: z.array(previewBlock),
  meta: articleMeta,
  /** Fields of `meta` that were guessed from the text and should be looked at. */
  guessed: z.array(guessedField),
  characters: characterReport,
  originalBytes: z.int().nonnegative(),
  originalSha256: sha256Hex,
  /** An article of the library with the very same original. */
  duplicateOf: z.strictObject({ id: articleId, title: z.string() }).nullable(),
});
export type ImportPreview = DeepReadonly<z.infer<typeof importPreview>>;

/** What the person decided: which blocks stay out, and which repairs are made. Indexes count `blocks` and their `repairs`. */
export const importDecisions = z.strictObject({
  cutBlocks: z.array(z.int().nonnegative()),
  acceptedRepairs: z.array(z.strictObject({ block: z.int().nonnegative(), repair: z.int().nonnegative() })),
  meta: articleMeta,
});
export type ImportDecisions = DeepReadonly<z.infer<typeof importDecisions>>;

/** The proposal as it stands before the person touches it: every proposed cut is made, no repair is. */
export function proposedDecisions(preview: ImportPreview): ImportDecisions {
  const cutBlocks = preview.blocks.flatMap((block, index) => (block.cut === null ? [] : [index]));
  return { cutBlocks, acceptedRepairs: [], meta: preview.meta };
}

/** A block's text with the repairs `accepted` (indexes into `block.repairs`) made. */
export function repairedText(block: PreviewBlock, accepted: ReadonlySet<number>): string {
  let text = '';
  let position = 0;
  for (const [index, item] of block.repairs.entries()) {
    if (!accepted.has(index)) continue;
    text += block.text.slice(position, item.start) + item.replacement;
    position = item.end;
  }
  return text + block.text.slice(position);
}

/** The blocks that are stored: without the cut ones, with the accepted repairs. */
export function confirmedBlocks(blocks: readonly PreviewBlock[], decisions: ImportDecisions): readonly DraftBlock[] {
  const cut = new Set(decisions.cutBlocks);
  return blocks.flatMap((block, index) => {
    if (cut.has(index)) return [];
    const accepted = new Set(decisions.acceptedRepairs.filter((entry) => entry.block === index).map((entry) => entry.repair));
    return [{ kind: block.kind, level: block.level, text: repairedText(block, accepted) }];
  });
}
