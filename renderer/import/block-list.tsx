import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { call } from '../bridge';
import { BlockRow } from './block-row';
import classes from './import.module.css';
import { type ChangeDraft, type ImportDraft, numbersOf, repairKey, toggleCut, togglePicture, toggleRepair } from './import-draft';
import { PictureRow } from './picture-row';

/** Up to this many blocks are all in the page, for find and screen readers; beyond it only those in view are. */
const mostAtOnce = 400;
/** Pixels of a row before it is measured: three lines. */
const usualHeight = 96;

type Props = { readonly draft: ImportDraft; readonly scroller: HTMLElement | null; readonly onChange: ChangeDraft };

/** The blocks of the preview in their order, and the pictures between them. */
export function BlockList({ draft, scroller, onChange }: Props) {
  const { blocks, characters, pictures, token } = draft.preview;
  const numbers = useMemo(() => numbersOf(draft), [draft]);
  const latest = useRef({ draft, onChange });
  latest.current = { draft, onChange };
  const onToggleCut = useCallback((block: number) => {
    const now = latest.current;
    now.onChange((value) => toggleCut(value, block), now.draft.decided.cut.has(block) ? 'announceKept' : 'announceCut');
  }, []);
  const onToggleRepair = useCallback((block: number, repair: number) => {
    const now = latest.current;
    const accepted = now.draft.decided.accepted.has(repairKey(block, repair));
    now.onChange((value) => toggleRepair(value, block, repair), accepted ? 'announceAsWritten' : 'announceAccepted');
  }, []);
  const onTogglePicture = useCallback((picture: number) => {
    const now = latest.current;
    now.onChange((value) => togglePicture(value, picture), now.draft.decided.pictures.has(picture) ? 'announceKept' : 'announceCut');
  }, []);
  const readPicture = useCallback(
    async (sha256: string) => {
      const read = await call('import.picture', { token, sha256 });
      return read.ok ? read.value.bytes : null;
    },
    [token],
  );
  const picturesAfter = (count: number): ReactNode =>
    pictures.map((picture, index) =>
      picture.after === count ? (
        <PictureRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of a preview never move
          key={index}
          picture={picture}
          index={index}
          cut={draft.decided.pictures.has(index)}
          read={readPicture}
          onToggle={onTogglePicture}
        />
      ) : null,
    );
  const row = (index: number): ReactNode => (
    <>
      {index === 0 && picturesAfter(0)}
      {blockRow(index)}
      {picturesAfter(index + 1)}
    </>
  );
  const blockRow = (index: number): ReactNode => {
    const block = blocks[index];
    if (block === undefined) return null;
    return (
      <BlockRow
        block={block}
        index={index}
        number={numbers[index] ?? null}
        cut={draft.decided.cut.has(index)}
        accepted={block.repairs
          .map((_, repair) => repair)
          .filter((repair) => draft.decided.accepted.has(repairKey(index, repair)))
          .join()}
        showSigns={characters.directional + characters.zeroWidth > 0}
        language={draft.meta.language}
        onToggleCut={onToggleCut}
        onToggleRepair={onToggleRepair}
      />
    );
  };
  if (blocks.length > mostAtOnce) return <VirtualRows count={blocks.length} scroller={scroller} row={row} />;
  return (
    <div className={classes.blocks}>
      {blocks.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a preview never move
        <div key={index}>{row(index)}</div>
      ))}
    </div>
  );
}

type VirtualProps = {
  readonly count: number;
  readonly scroller: HTMLElement | null;
  readonly row: (index: number) => ReactNode;
};

function VirtualRows({ count, scroller, row }: VirtualProps) {
  const rows = useVirtualizer({ count, getScrollElement: () => scroller, estimateSize: () => usualHeight, overscan: 8 });
  return (
    <div className={classes.blocks} style={{ height: rows.getTotalSize(), position: 'relative' }}>
      {rows.getVirtualItems().map((item) => (
        <div
          key={item.key}
          ref={rows.measureElement}
          data-index={item.index}
          className={classes.virtualRow}
          style={{ transform: `translateY(${item.start}px)` }}
        >
          {row(item.index)}
        </div>
      ))}
    </div>
  );
}
