import { type MouseEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type AnnotationKind, annotationKinds } from '../../shared/domain/annotation';
import { type Article, currentVersion } from '../../shared/domain/article';
import { announce, showDone } from '../app/notices';
import { useCommand } from '../app/use-command';
import { call } from '../bridge';
import type { AnnotationSession } from './annotation-session';
import { ArticleHeading, languageOf } from './article-heading';
import { ArticleText } from './article-text';
import { CiteDialog } from './cite-dialog';
import { FactsStrip } from './facts-strip';
import { Margin } from './margin';
import type { ReaderActions } from './reader-actions';
import { cursorAt } from './reading-cursor';
import classes from './reading-pane.module.css';
import { SelectionBar } from './selection-bar';
import type { ShownAnnotation } from './shown-annotation';
import { domRangeOf } from './text-position';
import { useAnnotating } from './use-annotating';
import { useCitedCounts } from './use-cited-counts';
import { useFactMarks } from './use-fact-marks';
import { useFactPlaces } from './use-fact-places';
import { useFacts } from './use-facts';
import { usePointerPassage } from './use-pointer-passage';
import { showPassage, useReadingCursor } from './use-reading-cursor';
import { handleTextKey } from './use-text-keys';

type Props = {
  readonly article: Article;
  readonly session: AnnotationSession;
  /** The annotation to show when the article opens. */
  readonly annotationId?: string | undefined;
};

/** Names the text's element, so that the list of articles can give it the focus. */
export const articleTextId = 'article-text';

/** The article's text with its annotations beside it: where reading and marking happens. */
export function ReadingPane({ article, session, annotationId }: Props) {
  const { t } = useTranslation('reader');
  const helpId = useId();
  const version = currentVersion(article);
  const entries = useStore(session.store);
  const cited = useCitedCounts(article.id);
  const scroller = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [editedKey, setEditedKey] = useState<string | null>(null);
  const [citing, setCiting] = useState<ShownAnnotation | null>(null);
  const [pointer, clearPointer] = usePointerPassage(text, version);
  const { cursor, step, place, rest } = useReadingCursor(text, version, entries);
  const annotating = useAnnotating(article.id, session, version);
  const passage = pointer ?? cursor;
  const facts = useFacts(article);
  const factPlaces = useFactPlaces(text, version, facts.found, (start) => rest(cursorAt(version, start)));
  useFactMarks(text, version, factPlaces.places, factPlaces.place, entries);

  const readPicture = useCallback(
    async (sha256: string) => {
      const read = await call('article.picture', { id: article.id, sha256 });
      return read.ok ? read.value.bytes : null;
    },
    [article.id],
  );

  const activate = (key: string | null): void => {
    setActiveKey(key);
    const entry = entries.find((candidate) => candidate.key === key);
    if (entry === undefined || entry.state === 'lost' || text.current === null) return;
    showPassage(domRangeOf(text.current, version, entry));
  };

  const mark = (kind: AnnotationKind): string | null => {
    if (passage === null) {
      announce(t('done.noPassage'));
      return null;
    }
    const key = annotating.mark(passage, kind);
    // The keyboard can go on from where the mouse selected.
    if (pointer !== null) rest(cursorAt(version, pointer.start));
    clearPointer();
    setActiveKey(key);
    return key;
  };

  const comment = (): void => {
    const marked =
      passage === null
        ? undefined
        : entries.find((entry) => entry.start === passage.start && entry.end === passage.end && entry.state !== 'lost');
    // Where nothing is chosen, what was marked last is meant.
    const meant = passage === null ? activeKey : pointer === null ? atCursor()?.key : undefined;
    const key = marked?.key ?? meant ?? mark('highlight');
    if (key == null) return;
    clearPointer();
    setActiveKey(key);
    setEditedKey(key);
  };

  /** The annotation under the cursor; asked again it gives the next one that lies there. */
  const atCursor = (): ShownAnnotation | undefined => {
    if (cursor === null) return undefined;
    const here = entries.filter((entry) => entry.state !== 'lost' && entry.start < cursor.end && entry.end > cursor.start);
    const index = here.findIndex((entry) => entry.key === activeKey);
    return here[(index + 1) % Math.max(1, here.length)];
  };

  const focusCard = (key: string): void => {
    // The card may be drawn only now, when its annotation has become the active one.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-card="${key}"]`)?.focus({ preventScroll: true }));
  };

  const open = (): void => {
    const entry = atCursor();
    if (entry === undefined) {
      announce(t('done.noAnnotation'));
      return;
    }
    activate(entry.key);
    focusCard(entry.key);
  };

  const next = (direction: 1 | -1): void => {
    if (entries.length === 0) {
      announce(t('done.noMore'));
      return;
    }
    const at = entries.findIndex((entry) => entry.key === activeKey);
    const from = at !== -1 ? at + direction : direction === 1 ? 0 : entries.length - 1;
    const entry = entries[(from + entries.length) % entries.length];
    if (entry === undefined) return;
    activate(entry.key);
    if (entry.state !== 'lost') place(cursorAt(version, entry.start));
    focusCard(entry.key);
  };

  const clear = (): void => {
    clearPointer();
    place(null);
    setActiveKey(null);
    announce(t('passage.cleared'));
  };

  // Cards are memoised: they get actions that stay the same and look up what is current when they run.
  const current = useRef({ activate, next, place, setEditedKey });
  current.current = { activate, next, place, setEditedKey };
  const actions = useMemo<ReaderActions>(
    () => ({
      ...annotating,
      activate: (key) => current.current.activate(key),
      next: (direction) => current.current.next(direction),
      edit: (key) => {
        setEditedKey(key);
        if (key !== null) setActiveKey(key);
      },
      change: session.change,
      retry: (key) => void session.settle(key),
      remove: (entry) => {
        annotating.remove(entry);
        text.current?.focus({ preventScroll: true });
      },
      copy: (entry) => void navigator.clipboard.writeText(entry.target.quote.exact).then(() => showDone(t('done.copied'))),
      cite: setCiting,
      returnToText: (entry) => {
        if (entry.state !== 'lost')
          current.current.place({ start: entry.start, end: entry.end, pivot: { start: entry.start, end: entry.end } });
        text.current?.focus({ preventScroll: true });
      },
    }),
    [annotating, session, t],
  );

  const cite = (): void => {
    const twin =
      passage === null
        ? undefined
        : entries.find((entry) => entry.start === passage.start && entry.end === passage.end && entry.state !== 'lost');
    const key = twin?.key ?? mark('highlight');
    const entry = session.store.getState().find((candidate) => candidate.key === key);
    if (entry !== undefined) setCiting(entry);
  };

  useMarkCommands((kind) => void mark(kind));
  useCommand('annotation.next', () => next(1));
  useCommand('annotation.previous', () => next(-1));

  const wanted = entries.find((entry) => entry.id === annotationId)?.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each annotation that is asked for, not at each change of the others.
  useEffect(() => {
    // Opening an article is to read it: the reading keys work at once.
    text.current?.focus({ preventScroll: true });
    if (wanted === undefined) return;
    activate(wanted);
    const entry = entries.find((candidate) => candidate.key === wanted);
    if (entry !== undefined && entry.state !== 'lost') place(cursorAt(version, entry.start));
  }, [wanted, version.id]);

  const clickMark = (event: MouseEvent<HTMLElement>): void => {
    const keys =
      event.target instanceof Element ? event.target.closest<HTMLElement>('mark[data-keys]')?.dataset.keys?.split(' ') : undefined;
    if (keys === undefined || document.getSelection()?.isCollapsed === false) return;
    // The mark on top first, i.e. the innermost; clicking again goes through the others that lie here.
    const order = entries.filter((entry) => keys.includes(entry.key)).sort((one, other) => one.end - one.start - (other.end - other.start));
    const at = order.findIndex((entry) => entry.key === activeKey);
    const entry = order[(at + 1) % order.length];
    if (entry === undefined) return;
    setActiveKey(entry.key);
    announce(
      t('card.name', { kind: t(`kind.${entry.kind}`), place: '', words: entry.comment === '' ? entry.target.quote.exact : entry.comment }),
    );
  };

  const range = pointer === null || text.current === null ? null : domRangeOf(text.current, version, pointer);
  return (
    <div className={classes.scroller} ref={scroller} data-scroller>
      <div className={classes.page}>
        <div className={classes.column}>
          <ArticleHeading article={article} />
          {/* Always there, so that its size can be watched. */}
          <div data-testid="facts" aria-busy={facts.isWaiting}>
            <FactsStrip
              facts={facts}
              version={version}
              language={languageOf(article)}
              shown={factPlaces.shown}
              onGo={factPlaces.go}
              onShow={factPlaces.show}
              onClear={factPlaces.clear}
            />
          </div>
          <p id={helpId} className="visually-hidden">
            {t('text.help')}
          </p>
          {/* biome-ignore lint/a11y/useSemanticElements: no element means a group of text that answers keys. */}
          <div
            ref={text}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: reading and marking by keyboard happens here.
            tabIndex={0}
            id={articleTextId}
            className={classes.text}
            role="group"
            aria-label={t('text.label')}
            aria-describedby={helpId}
            lang={languageOf(article)}
            onClick={clickMark}
            onKeyDown={(event) => handleTextKey(event, { step: stepFromText, mark: (kind) => void mark(kind), comment, open, clear, next })}
          >
            <ArticleText key={version.id} version={version} entries={entries} activeKey={activeKey} readPicture={readPicture} />
          </div>
        </div>
        <Margin
          version={version}
          entries={entries}
          activeKey={activeKey}
          editedKey={editedKey}
          cited={cited}
          text={text}
          actions={actions}
        />
      </div>
      {range !== null && (
        <SelectionBar range={range} scroller={scroller.current} onKind={(kind) => void mark(kind)} onComment={comment} onCite={cite} />
      )}
      <CiteDialog entry={citing} session={session} onClose={() => setCiting(null)} />
    </div>
  );

  function stepFromText(direction: Parameters<typeof step>[0]): void {
    clearPointer();
    step(direction);
  }
}

/** The commands of menus and palette that mark the selected passage. */
function useMarkCommands(mark: (kind: AnnotationKind) => void): void {
  useCommand(`annotate.${annotationKinds[0]}`, () => mark(annotationKinds[0]));
  useCommand(`annotate.${annotationKinds[1]}`, () => mark(annotationKinds[1]));
  useCommand(`annotate.${annotationKinds[2]}`, () => mark(annotationKinds[2]));
  useCommand(`annotate.${annotationKinds[3]}`, () => mark(annotationKinds[3]));
  useCommand(`annotate.${annotationKinds[4]}`, () => mark(annotationKinds[4]));
  useCommand(`annotate.${annotationKinds[5]}`, () => mark(annotationKinds[5]));
}
