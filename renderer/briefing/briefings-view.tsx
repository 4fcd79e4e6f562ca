import { ActionIcon, Button, Table, Tooltip } from '@mantine/core';
import { FilePlus2, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayWords } from '../../shared/compile/day-words';
import type { BriefingRow } from '../../shared/domain/rows';
import { useNavigation } from '../app/navigation';
import { ScreenFrame } from '../app/screen-frame';
import { runCommand } from '../app/use-command';
import classes from './briefings-view.module.css';
import { trashBriefing } from './trash-briefing';
import { useBriefingRows } from './use-briefing-rows';

/** All briefings, last changed first. */
export function BriefingsView() {
  const { t } = useTranslation('briefing');
  const rows = useBriefingRows();
  const go = useNavigation((state) => state.go);
  const table = useRef<HTMLTableSectionElement>(null);
  const open = (row: BriefingRow): void => go({ screen: 'briefing', briefingId: row.id });

  /** Up and Down go from row to row, Home and End to the ends, Delete puts the row into the trash. */
  const onKeyDown = (event: KeyboardEvent, row: BriefingRow, index: number): void => {
    const titles = [...(table.current?.querySelectorAll<HTMLButtonElement>('[data-title]') ?? [])];
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: titles.length - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      titles[target]?.focus();
    } else if (event.key === 'Delete') {
      event.preventDefault();
      (titles[index + 1] ?? titles[index - 1])?.focus();
      void trashBriefing(row, t);
    }
  };

  return (
    <ScreenFrame crumbs={[t('list.title')]} status={rows === null ? null : <span>{t('list.count', { count: rows.length })}</span>}>
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
          <h1 className={classes.heading}>{t('list.title')}</h1>
          <Table verticalSpacing="xs" highlightOnHover stickyHeader aria-label={t('list.title')} data-testid="briefings">
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
                  <Table.Tr key={row.id} onDoubleClick={() => open(row)} data-testid="briefing-row">
                    <Table.Td className={classes.titleCell ?? ''}>
                      <button
                        type="button"
                        data-title=""
                        className={classes.title}
                        data-untitled={row.title.trim() === '' || undefined}
                        onClick={() => open(row)}
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
                          onClick={() => void trashBriefing(row, t)}
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
