import { autoUpdate, flip, offset, shift, size, useFloating } from '@floating-ui/react-dom';
import type { Editor } from '@tiptap/core';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { gradeText } from '../../shared/domain/grade';
import { announce } from '../app/notices';
import classes from './citation-list.module.css';
import type { SearchStore } from './citation-search';
import { placeMark, sourceName } from './citations';
import { KindName } from './kind-name';

const listId = 'citation-list';
const optionId = (item: EvidenceItem): string => `citation-option-${item.annotationId}`;

/** The passages that "@" offers, at the cursor. Focus stays in the text, which names the active one to screen readers. */
export function CitationList({ store, editor }: { readonly store: SearchStore; readonly editor: Editor }) {
  const { t } = useTranslation('briefing');
  const { open, items, active, place, choose, query } = store();
  const activeRow = useRef<HTMLDivElement>(null);
  const { refs, floatingStyles, update } = useFloating({
    open,
    placement: 'bottom-start',
    strategy: 'fixed',
    whileElementsMounted: autoUpdate,
    middleware: [
      offset(6),
      flip({ padding: 8 }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply: ({ availableHeight, elements }) => {
          elements.floating.style.maxHeight = `${Math.min(320, availableHeight)}px`;
        },
      }),
    ],
  });
  useLayoutEffect(() => {
    if (place === null) return;
    refs.setReference({ getBoundingClientRect: () => place() ?? new DOMRect() });
    update();
  }, [place, refs, update]);
  const activeItem = items[active];
  useEffect(() => {
    const text = editor.view.dom;
    if (open) {
      text.setAttribute('aria-controls', listId);
      if (activeItem === undefined) text.removeAttribute('aria-activedescendant');
      else text.setAttribute('aria-activedescendant', optionId(activeItem));
    }
    activeRow.current?.scrollIntoView({ block: 'nearest' });
    return () => {
      text.removeAttribute('aria-controls');
      text.removeAttribute('aria-activedescendant');
    };
  }, [editor, open, activeItem]);
  useEffect(() => {
    if (open) announce(items.length === 0 ? t('cite.none') : t('cite.found', { count: items.length }));
  }, [open, items.length, t]);
  if (!open) return null;
  return (
    <div ref={refs.setFloating} style={floatingStyles} className={classes.list} data-testid="citation-list">
      {items.length === 0 ? (
        <p className={classes.none}>{query === '' ? t('evidence.empty') : t('cite.none')}</p>
      ) : (
        <div role="listbox" id={listId} aria-label={t('cite.list')}>
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list are handled by the editor, which keeps the focus
            <div
              key={item.annotationId}
              id={optionId(item)}
              ref={index === active ? activeRow : undefined}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classes.option}
              // A press of the mouse would take the focus, and with it the place to cite at.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(item)}
            >
              <KindName kind={item.kind} signOnly />
              <span className={classes.source}>
                {sourceName(item, t)} {item.state === 'lost' ? t('citation.lost') : placeMark(item.locator)}
              </span>
              <span className={classes.quote}>{item.quote}</span>
              <span className={classes.grade}>{gradeText(item.grade)}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
