import type { DraftBlock } from '../../shared/domain/text-version';
import { proposeCuts } from './clutter';
import { readBlocks } from './plain-text';

/** The sample as an import would propose it: without its clutter, and with its slips of the keyboard, which are there to be found. */
export function sampleBlocks(text: string): readonly DraftBlock[] {
  const blocks = readBlocks(text);
  const cuts = proposeCuts(blocks, true);
  return blocks.filter((_block, index) => cuts[index] == null).map(({ kind, level, text: words }) => ({ kind, level, text: words }));
}
