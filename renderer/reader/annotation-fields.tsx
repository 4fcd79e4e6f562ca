import { TagsInput, Textarea } from '@mantine/core';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './annotation-card.module.css';
import type { ReaderActions } from './reader-actions';
import { contentOf, type ShownAnnotation } from './shown-annotation';

type Props = { readonly entry: ShownAnnotation; readonly knownTags: readonly string[]; readonly actions: ReaderActions };

/** Limits of the stored annotation, see shared/domain/annotation.ts. */
const longestComment = 20_000;
const longestTag = 60;
const mostTags = 30;

/**
 * Comment and tags of a card in place. Every key goes into the session at once, so no way of leaving
 * can lose words; Escape puts back what was there when the fields were opened.
 */
export function AnnotationFields({ entry, knownTags, actions }: Props) {
  const { t } = useTranslation('reader');
  const before = useRef(contentOf(entry));
  const { key } = entry;
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const opened = before.current;
    return () => latest.current.finish(key, opened);
  }, [key]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isDone && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Escape') actions.change(key, before.current);
    const card = event.currentTarget.closest<HTMLElement>('[data-card]');
    actions.edit(null);
    card?.focus({ preventScroll: true });
  };
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    const to = event.relatedTarget;
    // The list of known tags is drawn elsewhere in the document but belongs to the field.
    const isInside = to instanceof Element && (event.currentTarget.contains(to) || to.closest('[role="listbox"]') !== null);
    if (!isInside && document.hasFocus()) actions.edit(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches the keys of the fields inside.
    <div className={classes.fields} onKeyDown={onKeyDown} onBlur={onBlur}>
      <Textarea
        aria-label={t('edit.comment')}
        placeholder={t('edit.commentPlaceholder')}
        autosize
        minRows={2}
        maxRows={14}
        maxLength={longestComment}
        dir="auto"
        data-autofocus
        autoFocus
        value={entry.comment}
        onChange={(event) => actions.change(key, { comment: event.currentTarget.value })}
      />
      <TagsInput
        aria-label={t('edit.tags')}
        placeholder={entry.tags.length === 0 ? t('edit.tagsPlaceholder') : ''}
        size="xs"
        maxTags={mostTags}
        maxLength={longestTag}
        data={[...knownTags]}
        value={[...entry.tags]}
        onChange={(tags) => actions.change(key, { tags: tags.map((tag) => tag.trim()).filter((tag) => tag !== '') })}
      />
      <span className={classes.hint}>{t('edit.keys')}</span>
    </div>
  );
}
