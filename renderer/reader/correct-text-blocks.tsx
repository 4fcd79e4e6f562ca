import { ActionIcon, NativeSelect, Textarea, Tooltip } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Merge, Split, Trash2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { blockKind } from '../../shared/domain/text-version';
import classes from './correct-text-dialog.module.css';
import { type CorrectedBlock, type Correction, changeBlock, joinWithPrevious, removeBlock, splitBlock } from './correction';

type Props = { readonly correction: Correction; readonly onChange: (correction: Correction) => void };

/** The blocks of a text as fields; only those near the screen exist, for texts of thousands of blocks. */
export function CorrectTextBlocks({ correction, onChange }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: correction.blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 96,
    overscan: 4,
    getItemKey: (index) => correction.blocks[index]?.key ?? index,
  });
  return (
    <div ref={scroller} className={classes.scroller}>
      <div className={classes.all} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const block = correction.blocks[item.index];
          if (block === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classes.place}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <BlockFields block={block} index={item.index} correction={correction} onChange={onChange} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function BlockFields({ block, index, correction, onChange }: Props & { readonly block: CorrectedBlock; readonly index: number }) {
  const { t } = useTranslation('reader');
  const field = useRef<HTMLTextAreaElement>(null);
  const number = index + 1;
  return (
    <div className={classes.block} data-kind={block.kind}>
      <div className={classes.tools}>
        <NativeSelect
          size="xs"
          aria-label={t('correct.kind', { number })}
          value={block.kind}
          data={blockKind.options.map((kind) => ({ value: kind, label: t(`correct.kind.${kind}`) }))}
          onChange={(event) => {
            const kind = blockKind.safeParse(event.currentTarget.value);
            if (kind.success) onChange(changeBlock(correction, block.key, { kind: kind.data }));
          }}
        />
        <Tool label={t('correct.split')} onClick={() => onChange(splitBlock(correction, block.key, field.current?.selectionStart ?? 0))}>
          <Split size={15} aria-hidden />
        </Tool>
        <Tool label={t('correct.join')} isOff={index === 0} onClick={() => onChange(joinWithPrevious(correction, block.key))}>
          <Merge size={15} aria-hidden />
        </Tool>
        <Tool label={t('correct.remove')} onClick={() => onChange(removeBlock(correction, block.key))}>
          <Trash2 size={15} aria-hidden />
        </Tool>
      </div>
      <Textarea
        ref={field}
        aria-label={t('correct.words', { number })}
        autosize
        minRows={1}
        dir="auto"
        value={block.text}
        onChange={(event) => onChange(changeBlock(correction, block.key, { text: event.currentTarget.value }))}
      />
    </div>
  );
}

function Tool({
  label,
  isOff = false,
  onClick,
  children,
}: {
  readonly label: string;
  readonly isOff?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={isOff} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
