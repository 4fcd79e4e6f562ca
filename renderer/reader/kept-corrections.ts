import { z } from 'zod';
import { type ArticleId, articleId } from '../../shared/core/ids';
import { draftPicture } from '../../shared/domain/picture';
import { blockKind, pageStart } from '../../shared/domain/text-version';
import { createKeeper, type Keeper } from '../app/kept-words';
import type { Correction } from './correction';

/** Corrections of a text that were not saved when the page crashed. They come back into the dialog that they were made in. */

const keptCorrection = z.strictObject({
  /** The text version that is corrected. */
  basedOn: z.string(),
  blocks: z.array(
    z.strictObject({
      key: z.int(),
      kind: blockKind,
      level: z.int().min(1).max(6),
      text: z.string(),
      pages: z.array(pageStart).optional(),
      pictures: z.array(draftPicture).optional(),
    }),
  ),
  nextKey: z.int(),
});
type KeptCorrection = Correction & { readonly basedOn: string };

const restored = new Map<ArticleId, KeptCorrection>();

/** Keeps the correction of an article while its dialog is open. */
export function correctionKeeper(article: ArticleId): Keeper<KeptCorrection> {
  return createKeeper<KeptCorrection>('correction', article);
}

/** The kept correction of that version of an article; `null` when there is none. */
export function keptCorrectionOf(article: ArticleId, version: string): Correction | null {
  const kept = restored.get(article);
  return kept === undefined || kept.basedOn !== version ? null : { blocks: kept.blocks, nextKey: kept.nextKey };
}

/** Whether a correction of the article waits for its dialog. */
export function isCorrectionKept(article: ArticleId): boolean {
  return restored.has(article);
}

/** The dialog has taken it back, or it is given up. */
export function forgetCorrection(article: ArticleId): void {
  restored.delete(article);
}

/** Takes back a correction after a crash; answers whether it could be understood. */
export function restoreCorrection(id: string, value: unknown): boolean {
  const name = articleId.safeParse(id);
  const kept = keptCorrection.safeParse(value);
  if (name.success && kept.success) restored.set(name.data, kept.data);
  return name.success && kept.success;
}
