import { Popover } from '@mantine/core';
import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import type { TFunction } from 'i18next';
import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { NumberedCitation } from '../../shared/compile/number-citations';
import { quotedWords } from '../../shared/compile/quoted-words';
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
  const shown = citation === undefined ? '…' : chipText(citation, t);
  const label = citation === undefined ? t('citation.pending') : spokenLabel(citation, t, shown);
  const announcement = citation === undefined ? label : spokenLabel(citation, t, null);
  useEffect(() => {
    // The cursor rests on the chip as on one letter; screen readers do not say so by themselves.
    if (selected) announce(announcement);
  }, [selected, announcement]);
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
            {citation !== undefined && citation.state !== 'ok' && <TriangleAlert size={12} aria-hidden />}
            {shown}
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

/** What the chip shows: the number of the source, its name, the paragraph; or what is wrong. */
function chipText({ evidence, locator, sourceNumber }: NumberedCitation, t: TFunction<'briefing'>): string {
  if (evidence === null) return t('citation.deleted');
  const source = `${sourceNumber} ${sourceName(evidence, t)}`;
  return locator === null ? `${source} · ${t('citation.lost')}` : `${source} ${placeMark(locator)}`;
}

/**
 * The whole citation in words, e.g. "Citation 3: EFE, paragraph 4: “will reconsider”". The name of the
 * chip holds what it shows as well (WCAG 2.5.3): that is what somebody says who drives by voice.
 */
function spokenLabel(citation: NumberedCitation, t: TFunction<'briefing'>, shown: string | null): string {
  const { number, evidence, locator } = citation;
  if (evidence === null) return t('citation.spokenDeleted', { number, shown: t('citation.deleted') });
  const values = { number, source: shown ?? sourceName(evidence, t), quote: quotedWords(evidence.quote) };
  return locator === null ? t('citation.spokenLost', values) : t('citation.spoken', { ...values, place: placeWords(locator, t) });
}
