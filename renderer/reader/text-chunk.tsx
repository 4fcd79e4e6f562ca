import { memo } from 'react';
import type { DraftPicture } from '../../shared/domain/picture';
import { continuesTable, type TextVersion } from '../../shared/domain/text-version';
import type { ReadPicture } from '../ui/picture-view';
import { TextBlockView } from './text-block';
import { type ChunkMarks, chunkSize } from './text-chunks';

type Props = {
  readonly version: TextVersion;
  readonly chunk: number;
  readonly numbers: readonly (number | null)[];
  readonly marks: ChunkMarks;
  /** The active annotation, when it covers something of this chunk. */
  readonly active: string | null;
  /** In a long text what is far from the screen is not painted. */
  readonly isLazy: boolean;
  /** By the index of the block that they stand beside. */
  readonly pictures: ReadonlyMap<number, readonly DraftPicture[]>;
  readonly readPicture: ReadPicture;
};

const none: readonly DraftPicture[] = [];

/** Some neighbouring blocks of the text. Drawn again only when something of theirs changes. */
export const TextChunk = memo(function TextChunk(props: Props) {
  const { version, chunk, numbers, marks, active, isLazy, pictures, readPicture } = props;
  const first = chunk * chunkSize;
  const blocks = version.blocks.slice(first, first + chunkSize);
  const beside = blocks.flatMap((_, offset) => pictures.get(first + offset) ?? []);
  const words = blocks.reduce((sum, block) => sum + estimateHeight(block.end - block.start), 0);
  const height = beside.reduce((sum, picture) => sum + (Math.min(columnWidth, picture.width) / picture.width) * picture.height, words);
  return (
    <div style={isLazy ? { contentVisibility: 'auto', containIntrinsicSize: `auto ${height}px` } : undefined}>
      {blocks.map((block, offset) => {
        const own = marks[offset] ?? [];
        return (
          <TextBlockView
            key={block.start}
            block={block}
            index={first + offset}
            number={continuesTable(version.blocks, first + offset) ? null : (numbers[first + offset] ?? null)}
            words={version.text.slice(block.start, block.end)}
            marks={own}
            active={own.some((mark) => mark.id === active) ? active : null}
            pictures={pictures.get(first + offset) ?? none}
            readPicture={readPicture}
          />
        );
      })}
    </div>
  );
});

/** Pixels of the column in a window of the usual size. */
const columnWidth = 620;

/** About 60 letters stand in a line of 28 pixels; a paragraph has 14 pixels below it. */
function estimateHeight(letters: number): number {
  return Math.ceil(Math.max(letters, 1) / 60) * 28 + 14;
}
