import { Button } from '@mantine/core';
import { CircleCheck, CircleX, Copy, Eye, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchOutcome, BatchRow, HeldBatch } from '../../shared/domain/import-batch';
import { reasons } from '../../shared/domain/import-batch-text';
import type { ReportScreen } from '../app/import-batch';
import { useNavigation } from '../app/navigation';
import classes from './batch.module.css';
import { previewRow, useImport } from './import-store';
import { askToReplace } from './question-store';

const icons: Readonly<Record<BatchOutcome, LucideIcon>> = { 'needs-look': Eye, refused: CircleX, duplicate: Copy, stored: CircleCheck };

/** Rows drawn at first, and with each wish for more: ten thousand would take the window seconds. */
const rowsAtOnce = 200;

type Props = { readonly outcome: BatchOutcome; readonly batch: HeldBatch; readonly screen: ReportScreen };

/** The files that had one outcome. */
export function ReportGroup({ outcome, batch, screen }: Props) {
  const { t } = useTranslation('batch');
  const [shown, setShown] = useState(rowsAtOnce);
  const Icon = icons[outcome];
  const rows = batch.report.rows.flatMap((row, index) => (row.outcome === outcome ? [{ row, index }] : []));
  if (rows.length === 0) return null;
  const more = Math.min(rows.length - shown, rowsAtOnce);
  return (
    <section className={classes.group} aria-labelledby={`outcome-${outcome}`} data-outcome={outcome}>
      <h2 id={`outcome-${outcome}`}>
        <Icon size={18} aria-hidden />
        {t(`group.${outcome}`)}
        <span className={classes.number}>{rows.length}</span>
      </h2>
      <p className={classes.hint}>{t(`hint.${outcome}`)}</p>
      <ul className={classes.rows}>
        {rows.slice(0, shown).map(({ row, index }) => (
          <ReportRow key={index} row={row} index={index} batch={batch} screen={screen} />
        ))}
      </ul>
      {more > 0 && (
        <Button variant="subtle" size="compact-md" onClick={() => setShown(shown + rowsAtOnce)}>
          {t('more', { count: more })}
        </Button>
      )}
    </section>
  );
}

type RowProps = { readonly row: BatchRow; readonly index: number; readonly batch: HeldBatch; readonly screen: ReportScreen };

function ReportRow({ row, index, batch, screen }: RowProps) {
  const { t } = useTranslation('batch');
  return (
    <li className={classes.row}>
      <div className={classes.about}>
        <span className={classes.name} dir="auto">
          {row.title === '' ? fileName(row) : row.title}
        </span>
        <bdi className={classes.detail}>{placeOf(row)}</bdi>
        {reasons(row, (key, values) => t(key, { ...values })).map((reason) => (
          <span key={reason}>
            {reason} {row.code !== '' && <span className={classes.code}>{row.code}</span>}
          </span>
        ))}
      </div>
      <RowAction row={row} index={index} batch={batch} screen={screen} />
    </li>
  );
}

/** What the file itself is called. */
function fileName({ name }: BatchRow): string {
  return name.split(/\/|› /).at(-1) ?? name;
}

/** Where it lies, in full, as the system writes it. */
function placeOf({ folder, name }: BatchRow): string {
  return folder.includes('\\') ? `${folder}\\${name.replaceAll('/', '\\')}` : `${folder}/${name}`;
}

function RowAction({ row, index, batch, screen }: RowProps) {
  const { t } = useTranslation('batch');
  const go = useNavigation((state) => state.go);
  const { outcome, article, title, name } = row;
  if (outcome === 'needs-look' && batch.canLook.includes(index)) {
    const look = (): void => {
      go({ screen: 'import' });
      void previewRow(index, screen);
    };
    // An article that is being decided on is replaced only after asking.
    const ask = (): void => (useImport.getState().draft === null ? look() : askToReplace(look));
    return (
      <Button variant="default" size="compact-sm" aria-label={t('lookNamed', { name })} onClick={ask}>
        {t('look')}
      </Button>
    );
  }
  if (article === null) return null;
  if (outcome === 'stored' && !batch.present.includes(article)) return <span className={classes.gone}>{t('gone')}</span>;
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={t('openNamed', { title })}
      onClick={() => go({ screen: 'reader', articleId: article })}
    >
      {t('open')}
    </Button>
  );
}
