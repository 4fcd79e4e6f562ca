import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line } from '../../shared/history/line';
import { type DifferenceRow, isSame, lineDifference } from '../../shared/history/line-difference';
import classes from './difference-view.module.css';
import { DifferenceLine, PlainLine } from './line-view';

/** So many unchanged lines stay around a change, for the eye; a longer stretch is folded. */
const around = 2;

/** Either lines to show, or a stretch of unchanged ones that is folded. */
type Stretch = { readonly key: string; readonly folded: boolean; readonly rows: readonly DifferenceRow[] };

/** What lies between two texts: changed lines with their surroundings, and folds that open. */
export function DifferenceView({ before, after }: { readonly before: readonly Line[]; readonly after: readonly Line[] }) {
  const { t } = useTranslation('history');
  const stretches = useMemo(() => fold(lineDifference(before, after)), [before, after]);
  if (stretches.every(({ rows }) => rows.every(isSame))) return <p className={classes.note}>{t('compare.same')}</p>;
  return (
    <div className={classes.text} data-testid="difference">
      {stretches.map(({ key, folded, rows }) => (folded ? <Fold key={key} rows={rows} /> : <Rows key={key} rows={rows} />))}
    </div>
  );
}

/** A text as it is. */
export function TextView({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <div className={classes.text} data-testid="version-text">
      {lines.map((line, index) => (
        <PlainLine key={String(index)} line={line} />
      ))}
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly DifferenceRow[] }) {
  return rows.map((row, index) => <DifferenceLine key={String(index)} row={row} />);
}

function Fold({ rows }: { readonly rows: readonly DifferenceRow[] }) {
  const { t } = useTranslation('history');
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Rows rows={rows} />;
  return (
    <div className={classes.fold}>
      <span>{t('skipped', { count: rows.length })}</span>
      <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
        {t('showLines')}
      </Button>
    </div>
  );
}

/** Divides rows into stretches. One that would fold only a line or two stays open: the fold would be no shorter. */
function fold(rows: readonly DifferenceRow[]): readonly Stretch[] {
  const near = new Set<number>();
  for (const [index, row] of rows.entries()) {
    if (!isSame(row)) for (let at = index - around; at <= index + around; at += 1) near.add(at);
  }
  const stretches: { key: string; folded: boolean; rows: DifferenceRow[] }[] = [];
  for (const [index, row] of rows.entries()) {
    const folded = !near.has(index);
    const last = stretches.at(-1);
    if (last === undefined || last.folded !== folded) stretches.push({ key: String(index), folded, rows: [row] });
    else last.rows.push(row);
  }
  return stretches.map((stretch) => (stretch.rows.length <= around ? { ...stretch, folded: false } : stretch));
}
