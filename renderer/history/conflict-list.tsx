import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '../../shared/domain/conflict';
import { documentTitle, whoseText } from './conflict-name';
import type { Conflicts } from './use-conflicts';
import classes from './version-list.module.css';

/** Height of a row in CSS pixels: three lines and their surroundings. */
const rowHeight = 78;

type Props = { readonly conflicts: Conflicts; readonly selected: number; readonly onSelect: (index: number) => void };

/** The copies as one tab stop; only those in sight are drawn, however many there are. */
export function ConflictList({ conflicts: { total, rows, need }, selected, onSelect }: Props) {
  const { t } = useTranslation('history');
  const scroller = useRef<HTMLDivElement>(null);
  const count = total ?? 0;
  const list = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 6 });
  const shown = list.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => need(first, last), [need, first, last]);
  useEffect(() => scroller.current?.focus(), []);
  const { scrollToIndex } = list;
  useEffect(() => scrollToIndex(selected, { align: 'auto' }), [scrollToIndex, selected]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const targets: Readonly<Record<string, number>> = { ArrowDown: selected + 1, ArrowUp: selected - 1, Home: 0, End: count - 1 };
    const target = targets[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || target === undefined) return;
    event.preventDefault();
    onSelect(Math.max(0, Math.min(target, count - 1)));
  };
  const isShown = selected >= first && selected <= last;
  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={t('conflicts.list')}
      aria-activedescendant={isShown ? optionId(selected) : undefined}
      onKeyDown={onKeyDown}
      data-testid="conflicts"
    >
      <div className={classes.all} style={{ height: list.getTotalSize() }}>
        {shown.map(({ index, key, start }) => (
          <ConflictOption
            key={key}
            conflict={rows.get(index)}
            index={index}
            total={count}
            top={start}
            selected={index === selected}
            onSelect={() => onSelect(index)}
          />
        ))}
      </div>
    </div>
  );
}

function optionId(index: number): string {
  return `conflict-${index}`;
}

type OptionProps = {
  /** `undefined` while it is being asked for. */
  readonly conflict: Conflict | undefined;
  readonly index: number;
  readonly total: number;
  readonly top: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
};

function ConflictOption({ conflict, index, total, top, selected, onSelect }: OptionProps) {
  const { t } = useTranslation('history');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active option
    <div
      id={optionId(index)}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={`${classes.option} ${classes.placed}`}
      style={{ height: rowHeight, transform: `translateY(${top}px)` }}
      onClick={onSelect}
    >
      {conflict === undefined ? (
        <div className={classes.summary}>{t('reading')}</div>
      ) : (
        <>
          <div className={`${classes.name} ${classes.oneLine}`} dir="auto">
            {documentTitle(conflict, t)}
          </div>
          <div className={`${classes.summary} ${classes.oneLine}`}>{whoseText(conflict, t)}</div>
          <div className={`${classes.summary} ${classes.oneLine}`}>
            {t(`conflict.kind.${conflict.subject.kind}`)} · {t(`conflict.state.${conflict.state}`)}
          </div>
        </>
      )}
    </div>
  );
}
