import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationId } from '../../shared/core/ids';
import type { Failure, Result } from '../../shared/core/result';
import type { Conflict, ConflictChoice, OpenedConflict } from '../../shared/domain/conflict';
import { useLibraryStatus } from '../app/library-status';
import { failureTexts } from '../app/notices';
import { call } from '../bridge';
import { AnnotationPicks } from './annotation-picks';
import classes from './comparison-pane.module.css';
import { copyTime, documentTitle, whoseText } from './conflict-name';
import { ContentDifference, ContentText } from './content-view';
import { settleConflict } from './settle-conflict';

/** One copy beside its document: what differs, and the choices that there are. */
export function ConflictPane({ conflict }: { readonly conflict: Conflict }) {
  const { t, i18n } = useTranslation('history');
  const readOnly = useLibraryStatus(({ status }) => status !== null && status.state !== 'open');
  const opened = useOpened(conflict);
  const [fromCopy, setFromCopy] = useState<ReadonlySet<AnnotationId>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const choose = (choice: ConflictChoice): void => {
    setBusy(true);
    void settleConflict(conflict, choice, t).finally(() => setBusy(false));
  };
  const pick = (id: AnnotationId, taken: boolean): void => {
    setFromCopy((before) => new Set(taken ? [...before, id] : [...before].filter((one) => one !== id)));
  };
  return (
    <section className={classes.pane} aria-label={documentTitle(conflict, t)}>
      <header className={classes.head}>
        <div className={classes.names}>
          <h2 className={classes.title} dir="auto">
            {documentTitle(conflict, t)}
          </h2>
          <p className={classes.note}>
            {[whoseText(conflict, t), copyTime(conflict, t, i18n.language)].filter((part) => part !== '').join(' · ')}
          </p>
        </div>
        {opened?.ok === true && (
          <Choices
            conflict={conflict}
            title={opened.value.copy.kind === 'briefing' ? opened.value.copy.header.title : ''}
            fromCopy={fromCopy}
            disabled={readOnly || isBusy}
            onChoose={choose}
          />
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard */}
      <section className={classes.scroller} tabIndex={0} aria-label={t('show.changes')}>
        <div className={classes.column}>
          {opened === null && <p className={classes.note}>{t('reading')}</p>}
          {opened?.ok === false && <Failed {...failureTexts(opened.error)} />}
          {opened?.ok === true && <Sides conflict={conflict} opened={opened.value} fromCopy={fromCopy} onPick={pick} />}
        </div>
      </section>
    </section>
  );
}

type ChoicesProps = {
  readonly conflict: Conflict;
  /** Of the copy, if it is a briefing's. */
  readonly title: string;
  readonly fromCopy: ReadonlySet<AnnotationId>;
  readonly disabled: boolean;
  readonly onChoose: (choice: ConflictChoice) => void;
};

function Choices({ conflict: { state, subject, host }, title, fromCopy, disabled, onChoose }: ChoicesProps) {
  const { t } = useTranslation('history');
  const named = title.trim() === '' ? t('untitled') : title.trim();
  const copyTitle = host === null ? t('copyTitlePlain', { title: named }) : t('copyTitle', { title: named, host });
  const both = (): void => onChoose({ kind: 'both', title: copyTitle.slice(0, 2000) });
  const differs = state === 'differs';
  const aside = state === 'gone' ? 'trash' : 'present';
  return (
    <div className={classes.choices}>
      <Button size="compact-md" variant="default" disabled={disabled} onClick={() => onChoose({ kind: aside })}>
        {t(differs ? 'choice.present' : aside === 'trash' ? 'choice.trash' : 'choice.aside')}
      </Button>
      {differs && subject.kind !== 'annotations' && (
        <Button size="compact-md" variant="default" disabled={disabled} onClick={() => onChoose({ kind: 'copy' })}>
          {t('choice.copy')}
        </Button>
      )}
      {subject.kind === 'briefing' && state !== 'same' && (
        <Button size="compact-md" disabled={disabled} onClick={both}>
          {t(differs ? 'choice.both' : 'choice.new')}
        </Button>
      )}
      {differs && subject.kind === 'annotations' && (
        <Button size="compact-md" disabled={disabled} onClick={() => onChoose({ kind: 'unite', fromCopy: [...fromCopy] })}>
          {t('choice.unite')}
        </Button>
      )}
    </div>
  );
}

type SidesProps = {
  readonly conflict: Conflict;
  readonly opened: OpenedConflict;
  readonly fromCopy: ReadonlySet<AnnotationId>;
  readonly onPick: (id: AnnotationId, fromCopy: boolean) => void;
};

function Sides({ conflict, opened: { present, copy }, fromCopy, onPick }: SidesProps) {
  const { t } = useTranslation('history');
  if (present === null || conflict.state === 'same')
    return (
      <>
        <p className={classes.lead}>{t(`conflict.${present !== null ? 'same' : conflict.state === 'gone' ? 'gone' : 'alone'}`)}</p>
        <ContentText content={copy} />
      </>
    );
  if (present.kind === 'annotations' && copy.kind === 'annotations')
    return <AnnotationPicks present={present.annotations} copy={copy.annotations} fromCopy={fromCopy} onPick={onPick} />;
  return (
    <>
      <p className={classes.lead}>{t('conflict.differs')}</p>
      <ContentDifference before={present} after={copy} />
    </>
  );
}

function Failed({ what, kept, todo }: { readonly what: string; readonly kept: string; readonly todo: string }) {
  return (
    <div role="alert" className={classes.failed}>
      <strong>{what}</strong>
      <p>
        {kept} {todo}
      </p>
    </div>
  );
}

/** Reads both sides; `null` meanwhile. */
function useOpened({ id, state }: Conflict): Result<OpenedConflict, Failure<string>> | null {
  const [opened, setOpened] = useState<Result<OpenedConflict, Failure<string>> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the copy is another comparison
  useEffect(() => {
    let isOver = false;
    setOpened(null);
    void call('conflict.read', { id }).then((answer) => {
      if (!isOver) setOpened(answer);
    });
    return () => {
      isOver = true;
    };
  }, [id, state]);
  return opened;
}
