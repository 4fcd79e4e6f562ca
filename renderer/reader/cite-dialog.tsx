import { Button } from '@mantine/core';
import { FileText, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefingRow } from '../../shared/domain/rows';
import { call } from '../bridge';
import { Dialog } from '../ui/dialog';
import type { AnnotationSession } from './annotation-session';
import classes from './cite-dialog.module.css';
import { citePassage } from './cite-passage';
import type { ShownAnnotation } from './shown-annotation';

type Props = { readonly entry: ShownAnnotation | null; readonly session: AnnotationSession; readonly onClose: () => void };

/** Chooses the briefing that is to cite a passage. */
export function CiteDialog({ entry, session, onClose }: Props) {
  const { t } = useTranslation('reader');
  const [rows, setRows] = useState<readonly BriefingRow[] | null>(null);
  useEffect(() => {
    if (entry === null) return;
    let current = true;
    void call('briefing.list', {}).then((answer) => {
      if (current) setRows(answer.ok ? answer.value : []);
    });
    return () => {
      current = false;
    };
  }, [entry]);
  const cite = (briefing: BriefingRow | null): void => {
    if (entry === null) return;
    onClose();
    void citePassage(session, entry, briefing?.id ?? null, (key, values) => t(key, values ?? {}));
  };
  return (
    <Dialog opened={entry !== null} onClose={onClose} title={t('cite.title')} size="md">
      <p className={classes.help}>{t('cite.help')}</p>
      {rows?.length === 0 && <p className={classes.help}>{t('cite.none')}</p>}
      <ul className={classes.list}>
        {rows?.map((row) => (
          <li key={row.id}>
            <button type="button" className={classes.row} onClick={() => cite(row)}>
              <FileText size={16} aria-hidden />
              <span className={classes.title} dir="auto">
                {row.title.trim() === '' ? t('cite.untitled') : row.title}
              </span>
              <span className={classes.count}>{t('cite.citations', { count: row.citations })}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button variant="default" leftSection={<Plus size={15} />} onClick={() => cite(null)}>
        {t('cite.new')}
      </Button>
    </Dialog>
  );
}
