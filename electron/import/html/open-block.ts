import type { PageBlock } from './page-block';
import { noWords, type Words } from './words';

/** The words between two edges of boxes: those that are seen, and those that are not. */
export type OpenBlock = {
  readonly seen: Words;
  readonly unseen: Words;
  start: Pick<PageBlock, 'kind' | 'level' | 'element' | 'cut' | 'preformatted'> | null;
  mark: string;
};

export function openBlock(): OpenBlock {
  return { seen: noWords(), unseen: noWords(), start: null, mark: '' };
}
