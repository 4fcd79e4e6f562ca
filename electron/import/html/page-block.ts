import type { CutReason } from '../../../shared/domain/import-preview';
import type { BlockKind } from '../../../shared/domain/text-version';
import type { SourcePicture } from '../pictures/source-picture';
import type { PageElement } from './page-tree';

/** One block of a page's words before it is judged what belongs to the article. */
export type PageBlock = {
  readonly kind: BlockKind;
  readonly level: number;
  readonly text: string;
  /** The element that it lies in most closely; `null` at the top of a part of a page. */
  readonly element: PageElement | null;
  /** Known from the elements alone: it cannot be seen, or is worked and not read. */
  readonly cut: CutReason | null;
  /** Letters of the block without spaces, those in links, and those that were found to be the article's. */
  readonly letters: number;
  readonly linked: number;
  readonly found: number;
  /** Words that stand ready-made in a `pre`, with their own lines. */
  readonly preformatted: boolean;
  /** The picture in this place of the page, in a block without words. */
  readonly picture?: SourcePicture;
};
