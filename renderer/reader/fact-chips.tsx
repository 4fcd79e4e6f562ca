import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../../shared/domain/fact';
import type { FactGroup } from './fact-groups';
import classes from './facts-strip.module.css';
import { moveInRow } from './row-keys';

type Props = {
  readonly id: string;
  readonly group: FactGroup;
  readonly language: string | undefined;
  readonly activeKey: string | null;
  readonly onGo: (fact: Fact, direction: 1 | -1) => void;
  readonly onCorrect: (fact: Fact) => void;
  readonly onRemove: (fact: Fact) => void;
  readonly onClear: () => void;
};

/** The facts of one kind: Enter goes to the next place, with Shift to the one before; F2 corrects, Delete says that it is none. */
export function FactChips({ id, group, language, activeKey, onGo, onCorrect, onRemove, onClear }: Props) {
  const { t } = useTranslation('reader');
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const stop = group.facts.some(({ key }) => key === focusedKey) ? focusedKey : group.facts[0]?.key;

  const actOf = ({ key, shiftKey }: KeyboardEvent, fact: Fact): (() => void) | undefined => {
    if (key === 'Enter') return () => onGo(fact, shiftKey ? -1 : 1);
    if (key === 'F2') return () => onCorrect(fact);
    if (key === 'Delete') return () => onRemove(fact);
    return key === 'Escape' ? onClear : undefined;
  };

  const press = (event: KeyboardEvent<HTMLElement>, fact: Fact): void => {
    const act = actOf(event, fact);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div
      id={id}
      className={classes.chips}
      role="toolbar"
      aria-label={t(`facts.kind.${group.kind}`)}
      aria-describedby={`${id}-help`}
      onKeyDown={moveInRow}
    >
      {group.facts.map((fact) => (
        <button
          key={fact.key}
          type="button"
          className={classes.chip}
          data-in-row
          tabIndex={fact.key === stop ? 0 : -1}
          aria-pressed={fact.key === activeKey}
          aria-label={t('facts.chip', { name: fact.name, count: fact.places.length })}
          title={titleOf(fact)}
          onFocus={() => setFocusedKey(fact.key)}
          onKeyDown={(event) => press(event, fact)}
          onClick={() => onGo(fact, 1)}
          onContextMenu={() => onCorrect(fact)}
        >
          <bdi lang={language}>{fact.name}</bdi>
          {/* Drawn and not written: what is written must stand in the name as it is (WCAG 2.5.3). */}
          {fact.places.length > 1 && <span className={classes.count} data-count={fact.places.length} />}
        </button>
      ))}
      <span id={`${id}-help`} className="visually-hidden">
        {t('facts.help')}
      </span>
    </div>
  );
}

/** In full, as it may be cut; a date with the day that it stands for. */
function titleOf({ kind, name, value }: Fact): string {
  return kind === 'date' && value !== name ? `${name}: ${value}` : name;
}
