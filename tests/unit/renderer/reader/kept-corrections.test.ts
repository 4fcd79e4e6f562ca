import { expect, it } from 'vitest';
import { correctionOf, splitBlock } from '../../../../renderer/reader/correction';
import { keptCorrectionOf, restoreCorrection } from '../../../../renderer/reader/kept-corrections';
import type { ArticleId } from '../../../../shared/core/ids';
import { layOutBlocks } from '../../../../shared/domain/text-version';
import { numberedId } from '../../../helpers/briefing-arbitrary';
import { plainPicture } from '../../../helpers/picture-bytes';

it('a correction of a text with pages and pictures comes back after a crash as it was', () => {
  const id = numberedId<ArticleId>(1);
  const version = layOutBlocks([
    {
      kind: 'paragraph',
      level: 1,
      text: 'One. Two.',
      pages: [{ at: 0, label: '1' }],
      pictures: [{ ...plainPicture('A map').picture, side: 'behind' }],
    },
  ]);
  const correction = splitBlock(correctionOf(version), 0, 5);
  // It goes to the main process and back.
  expect(restoreCorrection(id, structuredClone({ basedOn: 'v1', ...correction }))).toBe(true);
  expect(keptCorrectionOf(id, 'v1')).toEqual(correction);
});
