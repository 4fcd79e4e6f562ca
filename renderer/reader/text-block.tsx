import { Fragment, memo, type ReactNode } from 'react';
import { textRuns } from '../../shared/anchoring/segments';
import type { DraftPicture } from '../../shared/domain/picture';
import type { TextBlock } from '../../shared/domain/text-version';
import { PictureView, type ReadPicture } from '../ui/picture-view';
import classes from './article-text.module.css';
import type { BlockMark } from './block-marks';

type Props = {
  readonly block: TextBlock;
  readonly index: number;
  /** The printed number; headings and the further rows of a table have none. */
  readonly number: number | null;
  readonly words: string;
  readonly marks: readonly BlockMark[];
  /** The active annotation, when it covers something of this block. */
  readonly active: string | null;
  /** Those that stand beside it, in order. They are no words, and stand outside of the element that holds them. */
  readonly pictures: readonly DraftPicture[];
  readonly readPicture: ReadPicture;
};

/** Pixels that a picture may be high: what is higher than a tall screen is a strip that nobody can take in. */
const mostHeight = 1200;

/** One block of the text with its number, its marks and the pictures beside it. Drawn again only when one of its own properties changes. */
export const TextBlockView = memo(function TextBlockView(props: Props) {
  const { block, index, number, words, marks, active, pictures, readPicture } = props;
  const stand = (side: DraftPicture['side']): ReactNode =>
    pictures
      .filter((picture) => picture.side === side)
      .map((picture, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of a frozen text never change their places.
        <div key={at} className={classes.picture}>
          <PictureView picture={picture} read={readPicture} mostHeight={mostHeight} />
        </div>
      ));
  return (
    <div className={classes.row} data-kind={block.kind}>
      {stand('before')}
      <span className={classes.number} aria-hidden={number === null}>
        {number}
      </span>
      <Words block={block} index={index}>
        {isRow(block) ? drawCells(block, words, marks, active) : drawRuns(block, words, marks, active)}
      </Words>
      {stand('behind')}
    </div>
  );
});

/** The element that means what the block is. It holds the block's words and nothing else: see text-position.ts. */
function Words({ block, index, children }: { readonly block: TextBlock; readonly index: number; readonly children: ReactNode }) {
  const shared = { 'data-block': index, dir: 'auto', className: classes.words };
  if (block.kind === 'heading') {
    // The article's title is the page's only heading of level 1.
    const level = Math.min(6, block.level + 1);
    const Heading = `h${level}` as 'h2' | 'h3' | 'h4' | 'h5' | 'h6';
    return (
      <Heading {...shared} data-level={level}>
        {children}
      </Heading>
    );
  }
  if (block.kind === 'quote') return <blockquote {...shared}>{children}</blockquote>;
  if (block.kind === 'list-item') {
    return (
      <div {...shared} data-level={block.level}>
        {children}
      </div>
    );
  }
  return <p {...shared}>{children}</p>;
}

function isRow({ kind }: Pick<TextBlock, 'kind'>): boolean {
  return kind === 'table-head' || kind === 'table-row';
}

/** The cells of a table's row side by side. The tabs between them are words of the text and stay in it, unseen. */
function drawCells(block: TextBlock, words: string, marks: readonly BlockMark[], active: string | null): ReactNode {
  let next = block.start;
  return words.split('\t').map((cell) => {
    const start = next;
    next += cell.length + 1;
    return (
      <Fragment key={start}>
        {start > block.start && <span className={classes.tab}>{'\t'}</span>}
        <span className={classes.cell} dir="auto">
          {drawRuns({ start, end: start + cell.length }, cell, marks, active)}
        </span>
      </Fragment>
    );
  });
}

/** The words of a stretch of the text, with the marks that lie over them. */
function drawRuns(block: Pick<TextBlock, 'start' | 'end'>, words: string, marks: readonly BlockMark[], active: string | null): ReactNode {
  if (marks.length === 0) return words;
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  return textRuns(block.start, block.end, marks).map((run) => {
    const text = words.slice(run.start - block.start, run.end - block.start);
    const covering = run.ids.flatMap((id) => byId.get(id) ?? []);
    const [top, under] = onTopFirst(covering, active);
    if (top === undefined) return text;
    return (
      <mark
        key={run.start}
        className={classes.mark}
        data-keys={run.ids.join(' ')}
        data-kind={top.kind}
        data-under={under?.kind}
        data-active={active !== null && run.ids.includes(active) ? '' : undefined}
        data-unsaved={covering.some((mark) => mark.unsaved) ? '' : undefined}
      >
        {text}
      </mark>
    );
  });
}

/** The active mark lies on top, then the shortest, so that an inner mark is never hidden by the one around it. */
function onTopFirst(covering: readonly BlockMark[], active: string | null): readonly BlockMark[] {
  const weight = (mark: BlockMark): number => (mark.id === active ? -1 : mark.end - mark.start);
  return covering.toSorted((one, other) => weight(one) - weight(other));
}
