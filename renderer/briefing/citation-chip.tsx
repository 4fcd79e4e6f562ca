import { Popover } from '@mantine/core';
import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import type { TFunction } from 'i18next';
import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberedCitation } from '../../shared/compile/number-citations';
import { announce } from '../app/notices';
import classes from './citation-chip.module.css';
import { CitationPassage } from './citation-passage';
import { citationIndex, placeMark, placeWords, sourceName, useCitations } from './citations';

/** A citation in the text: number of the source, its name, the paragraph. A click or Enter shows the passage. */
export function CitationChip({ node, editor, getPos, selected }: ReactNodeViewProps) {
  const { t } = useTranslation('briefing');
  const { numbered, opened, open } = useCitations();
  const position = getPos() ?? 0;
  const citation =
    numbered[citationIndex(editor.state.doc, position)] ?? numbered.find((one) => one.annotationId === node.attrs.annotationId);
  const label = citation === undefined ? t('citation.pending') : spokenLabel(citation, t);
  useEffect(() => {
    // The cursor rests on the chip as on one letter; screen readers do not say so by themselves.
    if (selected) announce(label);
  }, [selected, label]);
  const isOpen = opened === position;
  const close = (): void => {
    open(null);
    editor.commands.focus();
  };
  return (
    <NodeViewWrapper as="span" className={classes.place} data-drag-handle="">
      <Popover
        opened={isOpen}
        onDismiss={() => open(null)}
        position="bottom-start"
        width={420}
        withArrow
        shadow="md"
        trapFocus
        withinPortal
      >
        <Popover.Target>
          {/* biome-ignore lint/a11y/useSemanticElements: the editor takes a real button's mouse events for typing in a form, and the chip could not be dragged */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: in the text the keyboard belongs to the editor, which opens the selected chip on Enter */}
          <span
            role="button"
            tabIndex={-1}
            className={classes.chip}
            data-state={citation?.state ?? 'pending'}
            data-selected={selected || undefined}
            data-testid="citation"
            aria-label={label}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => open(isOpen ? null : position)}
          >
            {citation === undefined ? '…' : <ChipText citation={citation} t={t} />}
          </span>
        </Popover.Target>
        <Popover.Dropdown aria-label={label} onKeyDown={(event) => event.key === 'Escape' && close()}>
          {isOpen && citation !== undefined && <CitationPassage citation={citation} onClose={close} onRemove={() => remove()} />}
        </Popover.Dropdown>
      </Popover>
    </NodeViewWrapper>
  );

  function remove(): void {
    open(null);
    editor.chain().focus().removeCitation(position).run();
    announce(t('citation.removed'));
  }
}

function ChipText({ citation, t }: { readonly citation: NumberedCitation; readonly t: TFunction<'briefing'> }) {
  if (citation.evidence === null) {
    return (
      <>
        <TriangleAlert size={12} aria-hidden /> {t('citation.deleted')}
      </>
    );
  }
  if (citation.locator === null) {
    return (
      <>
        <TriangleAlert size={12} aria-hidden /> {citation.sourceNumber} {sourceName(citation.evidence, t)} · {t('citation.lost')}
      </>
    );
  }
  return (
    <>
      {citation.sourceNumber} {sourceName(citation.evidence, t)} {placeMark(citation.locator)}
    </>
  );
}

/** The whole citation in words, e.g. "Citation 3: EFE, paragraph 4: “will reconsider”". */
function spokenLabel(citation: NumberedCitation, t: TFunction<'briefing'>): string {
  const { number, evidence, locator } = citation;
  if (evidence === null) return t('citation.spokenDeleted', { number });
  const values = { number, source: sourceName(evidence, t), quote: evidence.quote };
  return locator === null ? t('citation.spokenLost', values) : t('citation.spoken', { ...values, place: placeWords(locator, t) });
}
