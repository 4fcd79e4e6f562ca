import { type KeyboardEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { annotationKinds } from '../../shared/domain/annotation';
import type { Locator } from '../../shared/domain/locator';
import { failureTexts } from '../app/notices';
import { KindIcon } from '../ui/kind-icon';
import classes from './annotation-card.module.css';
import { AnnotationFields } from './annotation-fields';
import { AnnotationMenu } from './annotation-menu';
import type { ReaderActions } from './reader-actions';
import { isUnsaved, type ShownAnnotation } from './shown-annotation';

type Props = {
  readonly entry: ShownAnnotation;
  /** `null` when its place is lost. */
  readonly locator: Locator | null;
  readonly isActive: boolean;
  readonly isEdited: boolean;
  readonly cited: number;
  /** Tags to offer: those of the article's other annotations. */
  readonly knownTags: readonly string[];
  readonly actions: ReaderActions;
};

/** One annotation in the margin: kind and place, the comment or else the words, tags, and where it is cited. */
export const AnnotationCard = memo(function AnnotationCard({ entry, locator, isActive, isEdited, cited, knownTags, actions }: Props) {
  const { t } = useTranslation('reader');
  const kind = t(`kind.${entry.kind}`);
  const place = usePlace(locator);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (handleCardKey(event.key, entry, actions)) event.preventDefault();
  };
  return (
    <article
      className={classes.card}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a card answers keys (Enter, Delete, 1 to 6) and is reached with Tab.
      tabIndex={0}
      data-card={entry.key}
      data-kind={entry.kind}
      data-active={isActive ? '' : undefined}
      aria-label={t('card.name', { kind, place, words: entry.target.quote.exact })}
      onFocus={() => actions.activate(entry.key)}
      onClick={() => actions.activate(entry.key)}
      onKeyDown={onKeyDown}
    >
      <header className={classes.head}>
        <KindIcon kind={entry.kind} />
        <span className={classes.kind}>
          {kind} · {place}
        </span>
        <AnnotationMenu entry={entry} actions={actions} />
      </header>
      {isEdited ? (
        <AnnotationFields entry={entry} knownTags={knownTags} actions={actions} />
      ) : (
        <CardWords entry={entry} isActive={isActive} cited={cited} actions={actions} />
      )}
      <SaveState entry={entry} actions={actions} />
    </article>
  );
});

function CardWords({ entry, isActive, cited, actions }: Pick<Props, 'entry' | 'isActive' | 'cited' | 'actions'>) {
  const { t } = useTranslation('reader');
  return (
    <>
      {entry.comment === '' || entry.state === 'lost' ? (
        <p className={classes.quote} dir="auto" data-whole={entry.state === 'lost' ? '' : undefined}>
          {entry.target.quote.exact}
        </p>
      ) : null}
      {entry.comment !== '' && (
        // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the mouse only.
        <div className={classes.comment} dir="auto" onDoubleClick={() => actions.edit(entry.key)}>
          {entry.comment}
        </div>
      )}
      {isActive && entry.comment === '' && (
        <button type="button" className={classes.add} onClick={() => actions.edit(entry.key)}>
          {t('card.addComment')}
        </button>
      )}
      {(entry.tags.length > 0 || cited > 0) && (
        <div className={classes.foot}>
          {entry.tags.map((tag) => (
            <span key={tag} className={classes.tag} dir="auto">
              {tag}
            </span>
          ))}
          {cited > 0 && <span className={classes.cited}>{t('card.cited', { count: cited })}</span>}
        </div>
      )}
    </>
  );
}

/** Says when the disk has refused the annotation, why, and offers to try again. */
function SaveState({ entry, actions }: Pick<Props, 'entry' | 'actions'>) {
  const { t } = useTranslation('reader');
  if (entry.failure === null || !isUnsaved(entry)) return null;
  const { what, todo } = failureTexts(entry.failure);
  return (
    <div className={classes.unsaved} role="alert">
      <strong>{t('card.unsaved')}</strong> {what} {todo}
      <button type="button" className={classes.add} onClick={() => actions.retry(entry.key)}>
        {t('card.retry')}
      </button>
    </div>
  );
}

function usePlace(locator: Locator | null): string {
  const { t } = useTranslation('reader');
  if (locator === null) return t('card.lost');
  const { from, to, page } = locator;
  const paragraph = from === to ? t('card.paragraph', { from }) : t('card.paragraphs', { from, to });
  const place = locator.heading ? t('card.heading', { from }) : paragraph;
  return page === undefined ? place : t('card.onPage', { page, place });
}

/** Keys on a card that has the focus; `false` for a key that means nothing here. */
function handleCardKey(key: string, entry: ShownAnnotation, actions: ReaderActions): boolean {
  const kind = /^[1-6]$/.test(key) ? annotationKinds[Number(key) - 1] : undefined;
  if (kind !== undefined) actions.changeKind(entry, kind);
  else if (key === 'Enter' || key === 'e' || key === 'c') actions.edit(entry.key);
  else if (key === 'Delete' || key === 'Backspace') actions.remove(entry);
  else if (key === 'Escape') actions.returnToText(entry);
  else if (key === 'n' || key === 'ArrowDown') actions.next(1);
  else if (key === 'p' || key === 'ArrowUp') actions.next(-1);
  else return false;
  return true;
}
