import { autoUpdate, flip, offset, shift, useFloating } from '@floating-ui/react-dom';
import { Tooltip } from '@mantine/core';
import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnnotationKind, annotationKinds } from '../../shared/domain/annotation';
import { KindIcon } from '../ui/kind-icon';
import classes from './selection-bar.module.css';

type Props = {
  /** Where the selected words are on the screen, asked again whenever something moves. */
  readonly range: Range;
  readonly scroller: Element | null;
  readonly onKind: (kind: AnnotationKind) => void;
  readonly onComment: () => void;
  readonly onCite: () => void;
};

/** The bar at the selected words: six kinds with their keys, a comment, a citation. It takes neither focus nor selection away. */
export function SelectionBar({ range, scroller, onKind, onComment, onCite }: Props) {
  const { t } = useTranslation('reader');
  const boundary = scroller ?? 'clippingAncestors';
  const { refs, floatingStyles } = useFloating({
    placement: 'bottom',
    strategy: 'fixed',
    middleware: [offset(8), flip({ boundary }), shift({ padding: 8, boundary })],
    whileElementsMounted: autoUpdate,
  });
  useLayoutEffect(() => {
    refs.setReference({
      getBoundingClientRect: () => lastLine(range),
      ...(scroller === null ? {} : { contextElement: scroller }),
    });
  }, [refs, range, scroller]);
  return (
    <div
      ref={refs.setFloating}
      style={floatingStyles}
      className={classes.bar}
      role="toolbar"
      aria-label={t('bar.label')}
      data-selection-bar
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {annotationKinds.map((kind, index) => (
        <Tooltip key={kind} label={t('bar.kind', { kind: t(`kind.${kind}`), key: index + 1 })} openDelay={300}>
          <button
            type="button"
            className={classes.kind}
            data-kind={kind}
            data-key={index + 1}
            aria-label={t(`kind.${kind}`)}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => onKind(kind)}
          >
            <KindIcon kind={kind} size={13} />
          </button>
        </Tooltip>
      ))}
      <span className={classes.line} />
      <button type="button" className={classes.word} onClick={onComment}>
        {t('bar.comment')}
      </button>
      <span className={classes.line} />
      <button type="button" className={classes.word} onClick={onCite}>
        {t('bar.cite')}
      </button>
    </div>
  );
}

/** The last line of the selected words: the bar stands under it, near where the hand has stopped. */
function lastLine(range: Range): DOMRect {
  const lines = [...range.getClientRects()].filter((line) => line.width > 0);
  return lines.at(-1) ?? range.getBoundingClientRect();
}
