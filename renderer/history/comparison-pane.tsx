import { Button, SegmentedControl, Select } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../shared/core/result';
import type { OpenedVersion } from '../../shared/domain/history';
import type { HistorySubject } from '../../shared/domain/history-subject';
import { useLibraryStatus } from '../app/library-status';
import { failureTexts } from '../app/notices';
import classes from './comparison-pane.module.css';
import { ContentDifference, ContentText } from './content-view';
import { restoreVersion } from './restore-version';
import type { Versions } from './use-versions';
import { versionName } from './version-name';

type Props = { readonly subject: HistorySubject; readonly versions: Versions; readonly selected: string };

/** The chosen version: what differs from another one, or its text; and the way back to it. */
export function ComparisonPane({ subject, versions: { versions, open }, selected }: Props) {
  const { t, i18n } = useTranslation('history');
  const readOnly = useLibraryStatus(({ status }) => status !== null && status.state !== 'open');
  const [mode, setMode] = useState<'changes' | 'text'>('changes');
  const [other, setOther] = useState<string | null>(null);
  const index = versions.findIndex(({ id }) => id === selected);
  const version = versions[index];
  // An earlier version is looked at beside the present one, the present one beside the one before it.
  const usual = selected === 'present' ? versions[index + 1] : versions[0];
  const partner = versions.find(({ id }) => id === other && id !== selected) ?? usual;
  const here = useOpened(selected, open);
  const there = useOpened(partner?.id ?? null, open);
  if (version === undefined) return null;
  const name = versionName(version, t, i18n.language);
  const isOlder = partner === undefined || index > versions.indexOf(partner);
  return (
    <section className={classes.pane} aria-label={name}>
      <header className={classes.head}>
        <h2 className={classes.title}>{name}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('show')}
          value={mode}
          onChange={(value) => setMode(value === 'text' ? 'text' : 'changes')}
          data={[
            { value: 'changes', label: t('show.changes') },
            { value: 'text', label: t('show.text') },
          ]}
        />
        {mode === 'changes' && partner !== undefined && (
          <Select
            size="xs"
            className={classes.partner ?? ''}
            label={t('compare')}
            value={partner.id}
            allowDeselect={false}
            data={versions.filter(({ id }) => id !== selected).map((one) => ({ value: one.id, label: versionName(one, t, i18n.language) }))}
            onChange={setOther}
          />
        )}
        {version.source !== 'present' && (
          <Button
            size="compact-md"
            className={classes.restore ?? ''}
            leftSection={<RotateCcw size={15} aria-hidden />}
            disabled={readOnly || here === null || !here.ok}
            onClick={() => void restoreVersion(subject, version.id, name, t)}
          >
            {t('restore')}
          </Button>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard */}
      <section className={classes.scroller} tabIndex={0} aria-label={t(`show.${mode}`)}>
        <div className={classes.column}>
          {mode === 'changes' && partner === undefined && <p className={classes.note}>{t('compare.none')}</p>}
          {mode === 'changes' && partner !== undefined && <Changes older={isOlder ? here : there} newer={isOlder ? there : here} />}
          {mode === 'text' && <Opened of={here}>{({ content }) => <ContentText content={content} />}</Opened>}
        </div>
      </section>
    </section>
  );
}

type Answer = Result<OpenedVersion, Failure<string>> | null;

function Changes({ older, newer }: { readonly older: Answer; readonly newer: Answer }) {
  const { t } = useTranslation('history');
  return (
    <Opened of={older}>
      {({ content: before }) => (
        <Opened of={newer}>
          {({ content: after }) => (
            <>
              {before.kind !== 'annotations' && (
                <p className={classes.legend} aria-hidden>
                  <del>{t('compare.deleted')}</del> <ins>{t('compare.inserted')}</ins>
                </p>
              )}
              <ContentDifference before={before} after={after} />
            </>
          )}
        </Opened>
      )}
    </Opened>
  );
}

/** Shows what was read, or why it could not be. */
function Opened({ of, children }: { readonly of: Answer; readonly children: (opened: OpenedVersion) => React.ReactNode }) {
  const { t } = useTranslation('history');
  if (of === null) return <p className={classes.note}>{t('reading')}</p>;
  if (of.ok) return children(of.value);
  const { what, kept, todo } = failureTexts(of.error);
  return (
    <div role="alert" className={classes.failed}>
      <strong>{what}</strong>
      <p>
        {kept} {todo}
      </p>
    </div>
  );
}

/** Reads a version and follows when another one is asked for; `null` while it is read. */
function useOpened(id: string | null, open: Versions['open']): Answer {
  const [opened, setOpened] = useState<{ readonly id: string; readonly answer: Answer } | null>(null);
  useEffect(() => {
    if (id === null) return;
    let isOver = false;
    void open(id).then((answer) => {
      if (!isOver) setOpened({ id, answer });
    });
    return () => {
      isOver = true;
    };
  }, [id, open]);
  return opened !== null && opened.id === id ? opened.answer : null;
}
