import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefingId } from '../../shared/core/ids';
import { showFailure } from '../app/notices';
import { call } from '../bridge';
import { showExported } from './export-notice';
import type { DraftAutosave } from './open-drafts';

/** Writing the PDF: only of a briefing with a title, and only of words that are on the disk. */
export function useExport(id: BriefingId, title: string, flush: DraftAutosave['flush'], titleRef: RefObject<HTMLTextAreaElement | null>) {
  const { t } = useTranslation('briefing');
  const [missing, setMissing] = useState(false);
  const [exporting, setExporting] = useState(false);
  const titled = title.trim() !== '';
  useEffect(() => {
    if (titled) setMissing(false);
  }, [titled]);
  const latest = useRef({ titled, exporting });
  latest.current = { titled, exporting };
  const run = useCallback(async () => {
    if (latest.current.exporting) return;
    if (!latest.current.titled) {
      setMissing(true);
      titleRef.current?.focus();
      return;
    }
    setExporting(true);
    try {
      const saved = await flush();
      if (!saved.ok) return showFailure(saved.error);
      const answer = await call('briefing.export-pdf', { id });
      if (answer.ok) showExported(answer.value, t);
      else showFailure(answer.error);
    } finally {
      setExporting(false);
    }
  }, [id, flush, titleRef, t]);
  const exportPdf = useCallback(() => void run(), [run]);
  return { titleError: missing ? t('export.noTitle') : null, exporting, exportPdf };
}
