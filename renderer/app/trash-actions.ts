import { getI18n } from 'react-i18next';
import { annotationId } from '../../shared/core/ids';
import type { Failure, Result } from '../../shared/core/result';
import type { TrashRow, TrashThing } from '../../shared/domain/rows';
import { call } from '../bridge';
import { showDone } from './notices';
import { askBeforeRemoving } from './removal-question';
import { pushUndo, type UndoOutcome } from './undo';
import { outcomeOf } from './undo-outcome';

/** Into the trash and out of it, as every list does it, with the way back. */

type Counted = Result<{ readonly count: number }, Failure<string>>;

/** Moves documents to the trash; asks for a typed word when it is much at one go. `null`: the person changed their mind. */
async function moveToTrash(things: readonly TrashThing[]): Promise<Counted | null> {
  const answer = await call('trash.several', { things, typed: '' });
  if (answer.ok || answer.error.code !== 'trash.unconfirmed') return answer;
  const { t } = getI18n();
  const count = Number(answer.error.params?.count);
  const typed = await askBeforeRemoving({
    title: t('move.title', { ns: 'trash', count }),
    texts: [t('move.text', { ns: 'trash' })],
    confirm: t('move.confirm', { ns: 'trash' }),
    typed: count,
  });
  return typed === null ? null : call('trash.several', { things, typed });
}

const outcomeOrNot = (answer: Counted | null): UndoOutcome => (answer === null ? 'refused' : outcomeOf(answer));

/** Moves documents to the trash, and says so with a button that takes it back. Answers whether they went. `label` is told how many did. */
export async function trashThings(things: readonly TrashThing[], label: (count: number) => string): Promise<boolean> {
  const answer = await moveToTrash(things);
  if (answer === null || outcomeOf(answer) !== 'done' || !answer.ok) return false;
  const step = {
    label: label(answer.value.count),
    undo: async () => outcomeOf(await call('trash.restore-several', { things })),
    redo: async () => outcomeOrNot(await moveToTrash(things)),
  };
  pushUndo(step);
  showDone(step.label, step);
  return true;
}

/** Restores things, and says so with a button that puts them into the trash again. Answers whether they are back. */
export async function restoreRows(rows: readonly TrashRow[], label: string): Promise<boolean> {
  const things = rows.map(({ kind, id }): TrashThing => ({ kind, id }));
  const restore = async (): Promise<UndoOutcome> => outcomeOf(await call('trash.restore-several', { things }));
  if ((await restore()) !== 'done') return false;
  const step = { label, undo: () => trashAgain(rows), redo: restore };
  pushUndo(step);
  showDone(label, step);
  return true;
}

/** Annotations first: their articles may go as well. */
async function trashAgain(rows: readonly TrashRow[]): Promise<UndoOutcome> {
  for (const { kind, id, articleId } of rows) {
    if (kind !== 'annotation' || articleId === null) continue;
    const outcome = outcomeOf(await call('annotation.trash', { articleId, id: annotationId.parse(id) }));
    if (outcome !== 'done') return outcome;
  }
  const things = rows.filter(({ kind }) => kind !== 'annotation').map(({ kind, id }): TrashThing => ({ kind, id }));
  return things.length === 0 ? 'done' : outcomeOrNot(await moveToTrash(things));
}
