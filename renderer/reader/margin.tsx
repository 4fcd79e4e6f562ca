import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { locatorOf } from '../../shared/domain/locator';
import type { TextVersion } from '../../shared/domain/text-version';
import { AnnotationCard } from './annotation-card';
import classes from './margin.module.css';
import type { ReaderActions } from './reader-actions';
import { blockIndexAt } from './reading-cursor';
import type { ShownAnnotation } from './shown-annotation';
import { chunkSize } from './text-chunks';
import { useCardTops } from './use-card-tops';
import { useNearChunks } from './use-near-chunks';

type Props = {
  readonly version: TextVersion;
  readonly entries: readonly ShownAnnotation[];
  readonly activeKey: string | null;
  readonly editedKey: string | null;
  readonly cited: ReadonlyMap<string, number>;
  readonly text: RefObject<HTMLElement | null>;
  readonly actions: ReaderActions;
};

/** From this many annotations on only the cards near the screen are drawn. */
const manyCards = 100;

/** The annotations beside their passages; those that lost their place stand first, so that none is ever missing. */
export function Margin({ version, entries, activeKey, editedKey, cited, text, actions }: Props) {
  const { t } = useTranslation('reader');
  const panel = useRef<HTMLDivElement>(null);
  const lost = entries.filter((entry) => entry.state === 'lost');
  const placed = useMemo(() => entries.filter((entry) => entry.state !== 'lost'), [entries]);
  const near = useNearChunks(text, placed.length > manyCards);
  const shown = useMemo(
    () =>
      placed.filter(
        (entry) => near === null || entry.key === activeKey || near.has(Math.floor(blockIndexAt(version, entry.start) / chunkSize)),
      ),
    [placed, near, activeKey, version],
  );
  const places = useMemo(() => shown.map(({ key, start }) => ({ key, block: blockIndexAt(version, start) })), [shown, version]);
  const { tops, height, glides } = useCardTops(panel, text, places, activeKey, entries);
  // A card glides to a new place, but does not fly in from the top when it appears.
  const settled = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    settled.current = new Set(tops.keys());
  }, [tops]);
  const knownTags = useMemo(() => [...new Set(entries.flatMap((entry) => entry.tags))].sort(), [entries]);
  const card = (entry: ShownAnnotation) => (
    <AnnotationCard
      entry={entry}
      locator={entry.state === 'lost' ? null : locatorOf(version, entry.start, entry.end)}
      isActive={entry.key === activeKey}
      isEdited={entry.key === editedKey}
      cited={entry.id === null ? 0 : (cited.get(entry.id) ?? 0)}
      knownTags={knownTags}
      actions={actions}
    />
  );
  return (
    <aside className={classes.margin} aria-label={t('margin.label')} style={{ minHeight: `max(100%, ${height}px)` }}>
      {lost.length > 0 && (
        <section className={classes.lost} data-lost>
          <h2 className={classes.lostTitle}>{t('lost.title', { count: lost.length })}</h2>
          <p className={classes.lostHelp}>{t('lost.help')}</p>
          {lost.map((entry) => (
            <div key={entry.key}>{card(entry)}</div>
          ))}
        </section>
      )}
      {entries.length === 0 && (
        <div className={classes.empty}>
          <p>{t('margin.empty')}</p>
          <p>{t('margin.emptyHow')}</p>
        </div>
      )}
      <div ref={panel} className={classes.cards}>
        {shown.map((entry) => (
          <div
            key={entry.key}
            className={classes.place}
            data-active={entry.key === activeKey ? '' : undefined}
            data-kind={entry.kind}
            data-settled={glides && settled.current.has(entry.key) ? '' : undefined}
            style={{ transform: `translateY(${tops.get(entry.key) ?? 0}px)` }}
          >
            {card(entry)}
          </div>
        ))}
      </div>
    </aside>
  );
}
