import { memo } from 'react';
import { continuesTable, type TextVersion } from '../../shared/domain/text-version';
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
};

/** Some neighbouring blocks of the text. Drawn again only when something of theirs changes. */
export const TextChunk = memo(function TextChunk({ version, chunk, numbers, marks, active, isLazy }: Props) {
  const first = chunk * chunkSize;
  const blocks = version.blocks.slice(first, first + chunkSize);
  const height = blocks.reduce((sum, block) => sum + estimateHeight(block.end - block.start), 0);
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
          />
        );
      })}
    </div>
  );
});

/** About 60 letters stand in a line of 28 pixels; a paragraph has 14 pixels below it. */
function estimateHeight(letters: number): number {
  return Math.ceil(Math.max(letters, 1) / 60) * 28 + 14;
}
