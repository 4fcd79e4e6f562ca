import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/core/result';
import { announce } from '../app/notices';
import { AttachmentsNote } from './attachments-note';
import { BlockList } from './block-list';
import { FailureNote } from './failure-note';
import classes from './import.module.css';
import type { ChangeDraft, ImportDraft } from './import-draft';
import { PreviewNotes } from './preview-notes';
import { RepairBar } from './repair-bar';
import { SourceForm } from './source-form';
import { useStatusText } from './use-status-text';

type Props = {
  readonly draft: ImportDraft;
  readonly failure: Failure<string> | null;
  readonly dragging: boolean;
  readonly onChange: ChangeDraft;
};

/** The preview: the text with its proposals on the left, what is known of its source on the right. */
export function ImportPreviewPane({ draft, failure, dragging, onChange }: Props) {
  const { t } = useTranslation('import');
  const statusOf = useStatusText();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const { token } = draft.preview;
  const opening = useRef({ draft, statusOf, t });
  opening.current = { draft, statusOf, t };
  // Once for each preview: whoever works with the keyboard or a screen reader starts at its text.
  useEffect(() => {
    if (token === '' || scroller === null) return;
    const now = opening.current;
    scroller.focus();
    const ready = now.t('announcePreview', { status: now.statusOf(now.draft) });
    const { nearTo } = now.draft.preview;
    announce(nearTo === null ? ready : `${now.t('nearAnnounced', { ...nearTo, title: nearTo.title || now.t('untitled') })} ${ready}`);
  }, [token, scroller]);
  return (
    <div className={classes.preview} data-dragging={dragging}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard (WCAG 2.1.1) */}
      <section ref={setScroller} className={classes.text} aria-label={t('previewRegion')} tabIndex={0} data-scroller>
        <h1 className="visually-hidden">{t('previewTitle')}</h1>
        <RepairBar draft={draft} onChange={onChange} />
        <BlockList draft={draft} scroller={scroller} onChange={onChange} />
      </section>
      <aside className={classes.side} aria-label={t('source')}>
        <FailureNote failure={failure} />
        <SourceForm draft={draft} />
        <AttachmentsNote draft={draft} onChange={onChange} />
        <PreviewNotes preview={draft.preview} />
      </aside>
    </div>
  );
}
