import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { quotedWords } from '../../shared/compile/quoted-words';
import type { Annotation } from '../../shared/domain/annotation';
import { type AnnotationRow, annotationDifference } from '../../shared/history/annotation-difference';
import { plainParts } from '../../shared/history/line';
import { wordDifference } from '../../shared/history/word-difference';
import { KindIcon } from '../ui/kind-icon';
import classes from './annotation-rows.module.css';
import { Runs } from './line-view';

type Props = { readonly before: readonly Annotation[]; readonly after: readonly Annotation[] };

/** What became of annotations, each with its passage: added, removed and changed ones first to see, the others below in their order. */
export function AnnotationDifference({ before, after }: Props) {
  const { t } = useTranslation('history');
  const rows = annotationDifference(before, after);
  if (rows.every(({ change }) => change === 'same')) return <p className={classes.none}>{t('compare.same')}</p>;
  return (
    <ul className={classes.rows} data-testid="difference">
      {rows.map((row) => (
        <AnnotationRowView key={(row.after ?? row.before)?.id} row={row} label={t(`annotation.${row.change}`)} />
      ))}
    </ul>
  );
}

/** Annotations as they are. */
export function AnnotationList({ annotations }: { readonly annotations: readonly Annotation[] }) {
  const { t } = useTranslation('history');
  if (annotations.length === 0) return <p className={classes.none}>{t('annotation.none')}</p>;
  return (
    <ul className={classes.rows} data-testid="version-text">
      {annotationDifference(annotations, annotations).map(({ after }) =>
        after === null ? null : (
          <li key={after.id} className={classes.row}>
            <Passage annotation={after} />
            {after.comment !== '' && (
              <p className={classes.comment} dir="auto">
                {after.comment}
              </p>
            )}
            {after.tags.length > 0 && <p className={classes.tags}>{after.tags.join(', ')}</p>}
          </li>
        ),
      )}
    </ul>
  );
}

type RowProps = {
  readonly row: AnnotationRow;
  readonly label: string;
  /** Neither state is the earlier one: nothing was removed, and nothing is struck through as a whole. */
  readonly sideBySide?: boolean;
  readonly children?: ReactNode;
};

/** One annotation with what differs in it, word by word; `label` says what became of it. */
export function AnnotationRowView({ row: { change, before, after }, label, sideBySide = false, children }: RowProps) {
  const { t } = useTranslation('history');
  const annotation = after ?? before;
  if (annotation === null) return null;
  const was = before ?? annotation;
  const is = after ?? annotation;
  return (
    <li className={classes.row} data-change={sideBySide && change !== 'changed' ? undefined : change}>
      <p className={classes.change}>{label}</p>
      <Passage annotation={annotation} />
      {was.kind !== is.kind && <Field name="kind" before={t(`kind.${was.kind}`)} after={t(`kind.${is.kind}`)} />}
      {(was.comment !== '' || is.comment !== '') && <Field name="comment" before={was.comment} after={is.comment} />}
      {(was.tags.length > 0 || is.tags.length > 0) && <Field name="tags" before={was.tags.join(', ')} after={is.tags.join(', ')} />}
      {children}
    </li>
  );
}

function Passage({ annotation: { kind, target } }: { readonly annotation: Annotation }) {
  const { t } = useTranslation('history');
  return (
    <p className={classes.passage} data-kind={kind}>
      <span className={classes.kind} style={{ color: `var(--kind-${kind}-line)` }}>
        <KindIcon kind={kind} />
      </span>
      <span className={classes.kindName}>{t(`kind.${kind}`)}</span>
      <span className={classes.words} dir="auto">
        {quotedWords(target.quote.exact)}
      </span>
    </p>
  );
}

function Field({ name, before, after }: { readonly name: 'kind' | 'comment' | 'tags'; readonly before: string; readonly after: string }) {
  const { t } = useTranslation('history');
  return (
    <div className={classes.field}>
      <span className={classes.fieldName}>{t(`annotation.${name}`)}</span>
      <span dir="auto">
        <Runs runs={wordDifference(plainParts(before), plainParts(after))} isRow={false} />
      </span>
    </div>
  );
}
