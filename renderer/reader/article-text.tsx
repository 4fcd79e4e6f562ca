import { memo, type ReactNode, startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paragraphNumbers, picturesByBlock, type TextVersion } from '../../shared/domain/text-version';
import type { ReadPicture } from '../ui/picture-view';
import classes from './article-text.module.css';
import { type BlockMark, marksByBlock } from './block-marks';
import type { ShownAnnotation } from './shown-annotation';
import { TextChunk } from './text-chunk';
import { type ChunkMarks, marksByChunk } from './text-chunks';

type Props = {
  readonly version: TextVersion;
  readonly entries: readonly ShownAnnotation[];
  readonly activeKey: string | null;
  readonly readPicture: ReadPicture;
};

/** Chunks drawn at once when a long text opens; the rest follows without holding up the first screen. */
const firstChunks = 3;

/** From this many chunks on a text counts as long, and what is far from the screen is not painted. */
const longText = 8;

/** All blocks of the text with their marks. */
export const ArticleText = memo(function ArticleText({ version, entries, activeKey, readPicture }: Props): ReactNode {
  const { t } = useTranslation('reader');
  const { blocks, text } = version;
  const numbers = useMemo(() => paragraphNumbers(blocks), [blocks]);
  const pictures = useMemo(() => picturesByBlock(version.pictures), [version.pictures]);
  const before = useRef<{ byBlock: ReadonlyMap<number, readonly BlockMark[]>; byChunk: readonly ChunkMarks[] }>({
    byBlock: new Map(),
    byChunk: [],
  });
  const chunks = useMemo(() => {
    const byBlock = marksByBlock(version, entries, before.current.byBlock);
    const byChunk = marksByChunk(byBlock, version.blocks.length, before.current.byChunk);
    before.current = { byBlock, byChunk };
    return byChunk;
  }, [version, entries]);
  const [drawn, setDrawn] = useState(firstChunks);
  useEffect(() => startTransition(() => setDrawn(chunks.length)), [chunks.length]);

  if (text.trim() === '') return <p className={classes.empty}>{t('text.empty')}</p>;
  return chunks.slice(0, drawn).map((marks, chunk) => (
    <TextChunk
      // biome-ignore lint/suspicious/noArrayIndexKey: chunks of a frozen text never change their places.
      key={chunk}
      version={version}
      chunk={chunk}
      numbers={numbers}
      marks={marks}
      active={activeKey !== null && marks.some((own) => own.some((mark) => mark.id === activeKey)) ? activeKey : null}
      isLazy={chunks.length >= longText}
      pictures={pictures}
      readPicture={readPicture}
    />
  ));
});
