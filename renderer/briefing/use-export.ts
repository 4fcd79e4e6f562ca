import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefingId } from '../../shared/core/ids';
import { showWritten } from '../app/file-notice';
import { showFailure } from '../app/notices';
import { call } from '../bridge';
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
      if (!answer.ok) return showFailure(answer.error);
      const { token, fileName, folder, pages, footnotes } = answer.value;
      showWritten({
        token,
        title: t('export.done', { file: fileName, folder }),
        size: t('export.size', {
          pages: t('count.pages', { count: pages }),
          footnotes: t('count.footnotes', { count: footnotes }),
        }),
        show: t('export.show'),
      });
    } finally {
      setExporting(false);
    }
  }, [id, flush, titleRef, t]);
  const exportPdf = useCallback(() => void run(), [run]);
  return { titleError: missing ? t('export.noTitle') : null, exporting, exportPdf };
}
