import { ActionIcon, Alert, Loader, SegmentedControl, Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { PanelRightClose, TriangleAlert } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureTexts } from '../app/notices';
import { PreviewPages } from './preview-pages';
import classes from './preview-pane.module.css';
import type { Preview } from './use-preview';

type Props = { readonly preview: Preview; readonly onHide: () => void; readonly onShowLost: () => void };

/** Room beside a page for its shadow and the scroll bar, in CSS pixels. */
const margin = 40;

/** The very PDF that an export would write, live. */
export const PreviewPane = memo(function PreviewPane({ preview, onHide, onShowLost }: Props) {
  const { t } = useTranslation('briefing');
  const { ref, width } = useElementSize();
  const [zoom, setZoom] = useState<'width' | 'full'>('width');
  const [page, setPage] = useState(1);
  const [undrawable, setUndrawable] = useState<Uint8Array | null>(null);
  const { set, working } = preview;
  // A disk that is gone is told of above the text, once.
  const failure = preview.failure?.code.startsWith('storage.') === true ? null : preview.failure;
  const lost = set?.lostCitations.length ?? 0;
  return (
    <section className={classes.pane} ref={ref} aria-label={t('preview.title')} data-testid="preview" data-working={working}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('preview.title')}</h2>
        {set !== null && <span className={classes.soft}>{t('preview.page', { page: Math.min(page, set.pages), pages: set.pages })}</span>}
        {working && <Loader size={12} role="img" aria-label={t('preview.working')} />}
        <span className={classes.end}>
          <SegmentedControl
            size="xs"
            value={zoom}
            onChange={(value) => setZoom(value === 'full' ? 'full' : 'width')}
            aria-label={t('preview.zoom')}
            data={[
              { value: 'width', label: t('preview.fitWidth') },
              { value: 'full', label: t('preview.fullSize') },
            ]}
          />
          <Tooltip label={t('preview.hide')}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('preview.hide')} onClick={onHide}>
              <PanelRightClose size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </span>
      </header>
      {failure !== null && (
        <Alert color="red" radius={0} title={failureTexts(failure).what} icon={<TriangleAlert size={16} />} data-testid="preview-failure">
          {failureTexts(failure).todo}
        </Alert>
      )}
      {undrawable !== null && undrawable === set?.pdf && <p className={classes.note}>{t('preview.undrawable')}</p>}
      {set === null ? (
        <div className={classes.waiting}>{failure === null && <Loader size="sm" role="img" aria-label={t('preview.working')} />}</div>
      ) : (
        <PreviewPages
          pdf={set.pdf}
          zoom={zoom}
          width={Math.max(0, Math.floor(width) - margin)}
          onPage={setPage}
          onFailure={() => setUndrawable(set.pdf)}
        />
      )}
      {lost > 0 && (
        <p className={classes.note}>
          <TriangleAlert size={14} aria-hidden /> {t('preview.lost', { count: lost })}{' '}
          <button type="button" className={classes.link} onClick={onShowLost}>
            {t('preview.showLost')}
          </button>
        </p>
      )}
    </section>
  );
});
