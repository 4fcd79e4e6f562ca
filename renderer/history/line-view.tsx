import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Line, type LinePart, lineStyle } from '../../shared/history/line';
import type { DifferenceRow } from '../../shared/history/line-difference';
import type { DifferenceRun } from '../../shared/history/word-difference';
import classes from './line-view.module.css';
import { useCitationNames } from './use-citation-names';

/** One line of a comparison: what went is struck through, what came is underlined, and both are said in words. */
export function DifferenceLine({ row }: { readonly row: DifferenceRow }) {
  const { t } = useTranslation('history');
  const { before, after, runs } = row;
  const line = after ?? before;
  if (line === null) return null;
  const restyled = before !== null && after !== null && lineStyle(before) !== lineStyle(after);
  const change = before === null ? 'inserted' : after === null ? 'deleted' : undefined;
  return (
    <div className={classes.place} data-change={change ?? (runs.some((run) => run.change !== 'same') || restyled ? 'changed' : undefined)}>
      {restyled && (
        <div className={classes.restyled}>{t('change.style', { before: styleName(before, t), after: styleName(after, t) })}</div>
      )}
      <LineFrame line={line}>
        <Runs runs={runs} isRow={line.kind === 'row'} />
      </LineFrame>
    </div>
  );
}

/** A line as it is. */
export function PlainLine({ line }: { readonly line: Line }) {
  return (
    <div className={classes.place}>
      <LineFrame line={line}>
        <Runs runs={[{ change: 'same', parts: line.parts }]} isRow={line.kind === 'row'} />
      </LineFrame>
    </div>
  );
}

function styleName({ kind, level }: Line, t: TFunction<'history'>): string {
  return t(`style.${kind}`, { level });
}

/** A heading looks like one, a list item has its sign, a field its name. */
function LineFrame({ line, children }: { readonly line: Line; readonly children: ReactNode }) {
  const { t } = useTranslation('history');
  const { kind, level, field, number } = line;
  if (kind === 'heading') {
    // Below the screen's own two headings.
    const Heading = `h${Math.min(level + 2, 6)}` as 'h3' | 'h4' | 'h5' | 'h6';
    return (
      <Heading className={classes.heading} data-level={level} dir="auto">
        {children}
      </Heading>
    );
  }
  if (kind === 'field')
    return (
      <div className={classes.field}>
        <span className={classes.fieldName}>{t(`field.${field}`)}</span>
        <span dir="auto">{children}</span>
      </div>
    );
  if (kind === 'row') return <div className={classes.row}>{children}</div>;
  const inList = kind === 'list-item' || kind === 'list-more';
  return (
    <p className={classes.text} data-kind={kind} dir="auto" style={inList ? { paddingInlineStart: `${level * 1.6}em` } : undefined}>
      {kind === 'list-item' && <span className={classes.sign}>{number === null ? '•' : `${number}.`}</span>}
      {children}
    </p>
  );
}

/** Runs one after the other; in a table row those of one cell stand together. */
export function Runs({ runs, isRow }: { readonly runs: readonly DifferenceRun[]; readonly isRow: boolean }) {
  if (!isRow) return runs.map((run, index) => <Run key={String(index)} run={run} />);
  return cellsOf(runs).map(({ header, runs: inCell }, index) => (
    <span key={String(index)} className={classes.cell} data-header={header || undefined} dir="auto">
      {inCell.map((run, at) => (
        <Run key={String(at)} run={run} />
      ))}
    </span>
  ));
}

type Cell = { readonly header: boolean; readonly runs: DifferenceRun[] };

function cellsOf(runs: readonly DifferenceRun[]): readonly Cell[] {
  const cells: Cell[] = [];
  for (const { change, parts } of runs) {
    let gathered: LinePart[] = [];
    const settle = (): void => {
      if (gathered.length > 0) cells.at(-1)?.runs.push({ change, parts: gathered });
      gathered = [];
    };
    for (const part of parts) {
      if (part.kind !== 'cell') gathered.push(part);
      else {
        settle();
        cells.push({ header: part.header, runs: [] });
      }
    }
    settle();
  }
  return cells;
}

function Run({ run: { change, parts } }: { readonly run: DifferenceRun }) {
  const { t } = useTranslation('history');
  const words = parts.map((part, index) => <Part key={String(index)} part={part} />);
  if (change === 'same') return words;
  const Mark = change === 'deleted' ? 'del' : 'ins';
  return (
    <Mark className={classes[change]}>
      <span className="visually-hidden"> {t(`change.${change}`)} </span>
      {words}
      <span className="visually-hidden"> {t('change.end')} </span>
    </Mark>
  );
}

function Part({ part }: { readonly part: LinePart }) {
  const { t } = useTranslation('history');
  const names = useCitationNames();
  if (part.kind === 'break') return <br />;
  if (part.kind === 'cell') return null;
  if (part.kind === 'citation') {
    const name = names?.get(part.annotationId);
    const isGone = names !== null && name === undefined;
    return (
      <span className={classes.citation} data-gone={isGone || undefined}>
        {isGone ? t('citation.gone') : t('citation', { name: name ?? '…' })}
      </span>
    );
  }
  const italic = part.italic ? <em>{part.text}</em> : part.text;
  return part.bold ? <strong>{italic}</strong> : italic;
}
