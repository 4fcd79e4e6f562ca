import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Contradiction, Fact, FactKind } from '../../shared/domain/fact';
import type { TextVersion } from '../../shared/domain/text-version';
import { ContradictionNote } from './contradiction-note';
import { CorrectFactDialog } from './correct-fact-dialog';
import { FactChips } from './fact-chips';
import { FactDetail } from './fact-detail';
import { factGroups, openGroup } from './fact-groups';
import { FactIcon } from './fact-icon';
import classes from './facts-strip.module.css';
import { moveInRow } from './row-keys';
import { asItWas, type Facts } from './use-facts';

/** The group that was opened last; it stands open in the next article as well. `null`: the person closed them all. */
const useOpenGroup = create<{ readonly kind: FactKind | null }>()(() => ({ kind: 'person' }));

/** A fact that is looked at, and the number of the place that is shown. */
export type ShownFact = { readonly key: string; readonly at: number };

type Props = {
  readonly facts: Facts;
  readonly version: TextVersion;
  readonly language: string | undefined;
  readonly shown: ShownFact | null;
  /** Goes to the next or the previous place of a fact. */
  readonly onGo: (fact: Fact, direction: 1 | -1) => void;
  readonly onShow: (contradiction: Contradiction) => void;
  readonly onClear: () => void;
};

/** Who, what, where, when and how much, above the text: each chip goes to its places. Figures that contradict each other stand below. */
export function FactsStrip({ facts, version, language, shown, onGo, onShow, onClear }: Props) {
  const { t } = useTranslation('reader');
  const panelId = useId();
  const wanted = useOpenGroup((state) => state.kind);
  const [corrected, setCorrected] = useState<Fact | null>(null);
  const { found, isWaiting, correct } = facts;
  if (found === null) return isWaiting ? <div className={classes.waiting} aria-hidden /> : null;
  const groups = factGroups(found);
  const open = openGroup(groups, wanted);
  const group = groups.find(({ kind }) => kind === open);
  const active = shown === null ? undefined : found.facts.find(({ key }) => key === shown.key);
  const unseen = found.contradictions.filter(({ lookedAt }) => !lookedAt);
  const seen = found.contradictions.length - unseen.length;
  if (groups.length === 0 && found.contradictions.length === 0) return null;

  const toggle = (kind: FactKind): void => {
    useOpenGroup.setState({ kind: kind === open ? null : kind });
    if (active !== undefined && active.kind !== kind) onClear();
  };
  const remove = (fact: Fact): void => {
    onClear();
    void correct({ change: 'remove', key: fact.key }, asItWas(fact), t('facts.removed', { name: fact.name }));
  };
  const lookAt = (contradiction: Contradiction, lookedAt: boolean): void =>
    void correct(
      { change: 'looked-at', quote: contradiction.quote, lookedAt },
      { change: 'looked-at', quote: contradiction.quote, lookedAt: !lookedAt },
      t(lookedAt ? 'facts.lookedAtDone' : 'facts.lookAgainDone'),
    );

  return (
    <section className={classes.strip} aria-label={t('facts.label')}>
      {groups.length > 0 && (
        <div className={classes.groups} role="toolbar" aria-label={t('facts.kinds')} onKeyDown={moveInRow}>
          {groups.map(({ kind, facts: members }, index) => (
            <button
              key={kind}
              type="button"
              className={classes.group}
              data-in-row
              tabIndex={kind === open || (open === null && index === 0) ? 0 : -1}
              aria-expanded={kind === open}
              aria-controls={kind === open ? panelId : undefined}
              onClick={() => toggle(kind)}
            >
              <FactIcon kind={kind} />
              {t(`facts.kind.${kind}`)}
              <span className={classes.count}>{members.length}</span>
            </button>
          ))}
        </div>
      )}
      {group !== undefined && (
        <FactChips
          id={panelId}
          group={group}
          language={language}
          activeKey={shown?.key ?? null}
          onGo={onGo}
          onRemove={remove}
          onCorrect={setCorrected}
          onClear={onClear}
        />
      )}
      {active !== undefined && shown !== null && active.kind === open && (
        <FactDetail fact={active} at={shown.at} version={version} onGo={onGo} onCorrect={setCorrected} onRemove={remove} />
      )}
      {unseen.map((contradiction) => (
        <ContradictionNote
          key={contradiction.stated.start}
          contradiction={contradiction}
          version={version}
          onShow={onShow}
          onLookedAt={() => lookAt(contradiction, true)}
        />
      ))}
      {seen > 0 && (
        <p className={classes.seen}>
          {t('facts.seen', { count: seen })}{' '}
          <button
            type="button"
            className={classes.link}
            onClick={() =>
              found.contradictions
                .filter(({ lookedAt }) => lookedAt)
                .forEach((one) => {
                  lookAt(one, false);
                })
            }
          >
            {t('facts.lookAgain')}
          </button>
        </p>
      )}
      <CorrectFactDialog
        fact={corrected}
        onClose={() => setCorrected(null)}
        onCorrect={(fact, kind, name) => {
          useOpenGroup.setState({ kind });
          void correct({ change: 'name', key: fact.key, kind, name }, asItWas(fact), t('facts.corrected', { name }));
        }}
      />
    </section>
  );
}
