import { memo, type ReactNode, startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paragraphNumbers, type TextVersion } from '../../shared/domain/text-version';
import classes from './article-text.module.css';
import { type BlockMark, marksByBlock } from './block-marks';
import type { ShownAnnotation } from './shown-annotation';
import { TextBlockView } from './text-block';

type Props = {
  readonly version: TextVersion;
  readonly entries: readonly ShownAnnotation[];
  readonly activeKey: string | null;
};

/** Blocks drawn at once when a long text opens; the rest follows without holding up the first screen. */
const firstBlocks = 60;

/** From this many blocks on a text counts as long, and what is far from the screen is not painted. */
const longText = 150;

const none: readonly BlockMark[] = [];

/** All blocks of the text with their marks. */
export const ArticleText = memo(function ArticleText({ version, entries, activeKey }: Props): ReactNode {
  const { t } = useTranslation('reader');
  const { blocks, text } = version;
  const numbers = useMemo(() => paragraphNumbers(blocks), [blocks]);
  const before = useRef<ReadonlyMap<number, readonly BlockMark[]>>(new Map());
  const marks = useMemo(() => {
    before.current = marksByBlock(version, entries, before.current);
    return before.current;
  }, [version, entries]);
  const [drawn, setDrawn] = useState(() => Math.min(blocks.length, firstBlocks));
  useEffect(() => startTransition(() => setDrawn(blocks.length)), [blocks.length]);

  if (text.trim() === '') return <p className={classes.empty}>{t('text.empty')}</p>;
  return blocks.slice(0, drawn).map((block, index) => {
    const own = marks.get(index) ?? none;
    return (
      <TextBlockView
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a frozen text never change their places.
        key={index}
        block={block}
        index={index}
        number={numbers[index] ?? null}
        words={text.slice(block.start, block.end)}
        marks={own}
        active={own.some((mark) => mark.id === activeKey) ? activeKey : null}
        estimatedHeight={blocks.length < longText ? null : estimateHeight(block.end - block.start)}
      />
    );
  });
});

/** About 66 letters stand in a line of 28 pixels; a paragraph has 14 pixels below it. */
function estimateHeight(letters: number): number {
  return Math.ceil(Math.max(letters, 1) / 66) * 28 + 14;
}
