import { ActionIcon, Button, Table, Tooltip } from '@mantine/core';
import { FilePlus2, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayWords } from '../../shared/compile/day-words';
import type { BriefingRow } from '../../shared/domain/rows';
import { useNavigation } from '../app/navigation';
import { announce } from '../app/notices';
import { ScreenFrame } from '../app/screen-frame';
import { runCommand } from '../app/use-command';
import { gestureOfKey } from '../ui/row-selection';
import { useRowSelection } from '../ui/use-row-selection';
import classes from './briefings-view.module.css';
import { trashBriefings } from './trash-briefings';
import { useBriefingRows } from './use-briefing-rows';

/** All briefings, last changed first. */
export function BriefingsView() {
  const { t } = useTranslation('briefing');
  const rows = useBriefingRows();
  const go = useNavigation((state) => state.go);
  const table = useRef<HTMLTableSectionElement>(null);
  const selection = useRowSelection(
    (rows ?? []).map(({ id }) => id),
    (count) => announce(t('list.selected', { count })),
  );
  const open = (row: BriefingRow): void => go({ screen: 'briefing', briefingId: row.id });
  /** Those that are selected, or else the one at hand. */
  const meant = (row: BriefingRow): readonly BriefingRow[] =>
    selection.ids.length > 1 && selection.has(row.id) ? (rows ?? []).filter(({ id }) => selection.has(id)) : [row];

  /** Arrows, Home and End go from row to row and select, with Shift a stretch; Delete puts what is selected into the trash. */
  const onKeyDown = (event: KeyboardEvent, row: BriefingRow, index: number): void => {
    const titles = [...(table.current?.querySelectorAll<HTMLButtonElement>('[data-title]') ?? [])];
    const isPress = event.key === 'Enter' || (event.key === ' ' && !event.ctrlKey && !event.metaKey);
    const gesture = isPress ? null : gestureOfKey(event, index, titles.length, titles.length);
    if (gesture !== null) {
      event.preventDefault();
      selection.apply(gesture);
      titles[gesture.index]?.focus();
    } else if (event.key === 'Delete') {
      event.preventDefault();
      const those = meant(row);
      if (those.length === 1) (titles[index + 1] ?? titles[index - 1])?.focus();
      void trashBriefings(those, t);
    } else if (event.key === 'Escape') selection.apply({ kind: 'only', index });
  };
  /** With Shift or Ctrl a click selects; else the title opens its briefing. */
  const clickTitle = (event: MouseEvent, row: BriefingRow, index: number): void => {
    event.stopPropagation();
    if (event.shiftKey || event.ctrlKey || event.metaKey) selection.click(event, index);
    else open(row);
  };
  const selected = (rows ?? []).filter(({ id }) => selection.has(id));

  return (
    <ScreenFrame
      crumbs={[t('list.title')]}
      status={
        rows === null ? null : (
          <span>
            {t('list.count', { count: rows.length })}
            {selected.length > 1 && ` · ${t('list.selected', { count: selected.length })}`}
          </span>
        )
      }
    >
      {rows?.length === 0 ? (
        <div className={classes.empty}>
          <FilePlus2 size={36} aria-hidden />
          <h1>{t('list.emptyTitle')}</h1>
          <p>{t('list.emptyText')}</p>
          <Button onClick={() => runCommand('briefing.new')}>{t('list.new')}</Button>
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard
        <section className={classes.page} tabIndex={0} aria-label={t('list.title')}>
          <div className={classes.head}>
            <h1 className={classes.heading}>{t('list.title')}</h1>
            {selected.length > 1 && (
              <Button variant="default" size="compact-md" onClick={() => void trashBriefings(selected, t)}>
                {t('list.trashSeveral', { count: selected.length })}
              </Button>
            )}
          </div>
          <Table
            verticalSpacing="xs"
            highlightOnHover
            stickyHeader
            role="grid"
            aria-multiselectable
            aria-label={t('list.title')}
            data-testid="briefings"
          >
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('list.columnTitle')}</Table.Th>
                <Table.Th>{t('field.to')}</Table.Th>
                <Table.Th>{t('field.date')}</Table.Th>
                <Table.Th>{t('field.marking')}</Table.Th>
                <Table.Th className={classes.number ?? ''}>{t('list.columnCitations')}</Table.Th>
                <Table.Th className={classes.number ?? ''}>{t('list.columnWords')}</Table.Th>
                <Table.Th>{t('list.columnChanged')}</Table.Th>
                <Table.Th>
                  <span className="visually-hidden">{t('list.columnActions')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody ref={table}>
              {(rows ?? []).map((row, index) => {
                const title = row.title.trim() === '' ? t('untitled') : row.title;
                return (
                  <Table.Tr
                    key={row.id}
                    className={classes.row ?? ''}
                    aria-selected={selection.has(row.id)}
                    onClick={(event) => selection.click(event, index)}
                    onDoubleClick={() => open(row)}
                    data-testid="briefing-row"
                  >
                    <Table.Td className={classes.titleCell ?? ''}>
                      <button
                        type="button"
                        data-title=""
                        className={classes.title}
                        data-untitled={row.title.trim() === '' || undefined}
                        onClick={(event) => clickTitle(event, row, index)}
                        onKeyDown={(event) => onKeyDown(event, row, index)}
                      >
                        {title}
                      </button>
                    </Table.Td>
                    <Table.Td className={classes.cut ?? ''}>{row.to}</Table.Td>
                    <Table.Td className={classes.nowrap ?? ''}>{dayWords(row.date, 'en')}</Table.Td>
                    <Table.Td className={classes.cut ?? ''}>{row.marking}</Table.Td>
                    <Table.Td className={classes.number ?? ''}>{row.citations}</Table.Td>
                    <Table.Td className={classes.number ?? ''}>{row.words}</Table.Td>
                    <Table.Td className={classes.nowrap ?? ''}>{changedWords(row.updatedAt)}</Table.Td>
                    <Table.Td>
                      <Tooltip label={t('list.trash')}>
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t('list.trashThis', { title })}
                          onClick={(event) => {
                            event.stopPropagation();
                            void trashBriefings([row], t);
                          }}
                        >
                          <Trash2 size={16} aria-hidden />
                        </ActionIcon>
                      </Tooltip>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </ScreenFrame>
  );
}

/** An instant on the person's own clock. */
function changedWords(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );
}
