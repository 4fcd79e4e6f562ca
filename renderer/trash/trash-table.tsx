import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrashRow } from '../../shared/domain/rows';
import { instantText, timeText } from '../ui/day-text';
import type { SelectedRows } from '../ui/use-row-selection';
import classes from './trash.module.css';

type Props = {
  readonly rows: readonly TrashRow[];
  readonly selection: SelectedRows;
  readonly readOnly: boolean;
  readonly onRestore: (rows: readonly TrashRow[]) => void;
  readonly onPurge: () => void;
};

const rowElementId = (index: number): string => `trash-row-${index}`;

/** The things as a grid: one tab stop, arrows move the selection, Enter restores it, Delete deletes it for good. */
export function TrashTable({ rows, selection, readOnly, onRestore, onPurge }: Props) {
  const { t, i18n } = useTranslation('trash');
  const { cursor } = selection;
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the list changed under the cursor.
  useEffect(() => {
    document.getElementById(rowElementId(cursor))?.scrollIntoView({ block: 'nearest' });
  }, [cursor, rows]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || selection.press(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') onRestore(rows.filter(({ id }) => selection.has(id)));
    else if (event.key === 'Delete' || event.key === 'Backspace') onPurge();
    else return;
    event.preventDefault();
  };
  return (
    <table
      className={classes.table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are selected is a grid.
      role="grid"
      aria-label={t('title')}
      aria-multiselectable
      aria-activedescendant={rowElementId(cursor)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (selection.ids.length === 0) selection.apply({ kind: 'only', index: cursor });
      }}
      data-testid="trash"
    >
      <thead>
        <tr>
          <th scope="col">{t('column.what')}</th>
          <th scope="col">{t('column.kind')}</th>
          <th scope="col">{t('column.when')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('column.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const title = row.title === '' ? t('untitled') : row.title;
          return (
            <tr
              key={`${row.kind} ${row.id}`}
              id={rowElementId(index)}
              aria-selected={selection.has(row.id)}
              data-cursor={index === cursor || undefined}
              onClick={(event) => selection.click(event, index)}
            >
              <td className={classes.what} dir="auto">
                {title}
              </td>
              <td className={classes.kind}>{t(`kind.${row.kind}`)}</td>
              <td className={classes.when}>{`${instantText(row.trashedAt, i18n.language)}, ${timeText(row.trashedAt, i18n.language)}`}</td>
              <td className={classes.action}>
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={readOnly}
                  aria-label={t('restoreOne', { title })}
                  onClick={(event) => {
                    event.stopPropagation();
                    onRestore([row]);
                  }}
                >
                  {t('restore')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
