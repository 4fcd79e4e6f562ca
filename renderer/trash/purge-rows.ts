import type { TFunction } from 'i18next';
import { countKinds, isMassLoss, type KindCounts } from '../../shared/domain/mass-loss';
import type { EmptiedRow, TrashRow, TrashThing } from '../../shared/domain/rows';
import { announce, showDone, showFailure } from '../app/notices';
import { askBeforeRemoving } from '../app/removal-question';
import { pushUndo } from '../app/undo';
import { outcomeOf } from '../app/undo-outcome';
import { call } from '../bridge';
import { kindsText } from './kinds-text';

type Text = TFunction<'trash'>;

/** Deletes rows of the trash for good, after asking. So much at one go that a slip would hurt is only set aside, which can be undone. */
export async function purgeRows(rows: readonly TrashRow[], all: readonly TrashRow[], t: Text, language: string): Promise<void> {
  const counts = countKinds(rows);
  const isMuch = isMassLoss(counts, countKinds(all));
  const count = rows.length;
  const typed = await askBeforeRemoving({
    title: isMuch
      ? t('emptied.question', { count })
      : count === 1
        ? t('purge.titleOne', { title: titleOf(rows, t) })
        : t('purge.title', { count }),
    texts: isMuch
      ? [t('purge.what', { kinds: kindsText(counts, t, language) }), t('purge.aside')]
      : [t('purge.what', { kinds: kindsText(counts, t, language) }), ...gone(counts, t)],
    confirm: t(isMuch ? 'emptied.confirm' : 'purge.confirm'),
    typed: isMuch ? count : null,
  });
  if (typed === null) return;
  const things = rows.map(({ kind, id }): TrashThing => ({ kind, id }));
  const answer = await call('trash.purge', { things, typed });
  if (!answer.ok) showFailure(answer.error);
  else if (answer.value.emptied === null) done(t('purge.done', { count }));
  else setAside(answer.value.emptied, things, typed, t);
}

/** It can be brought back as one, by the list of what is set aside and by undoing. */
function setAside(first: string, things: readonly TrashThing[], typed: string, t: Text): void {
  let emptied = first;
  const step = {
    label: t('emptied.done', { count: things.length }),
    undo: async () => outcomeOf(await call('trash.bring-back', { id: emptied })),
    redo: async () => {
      const again = await call('trash.purge', { things, typed });
      if (again.ok) emptied = again.value.emptied ?? emptied;
      return outcomeOf(again);
    },
  };
  pushUndo(step);
  showDone(step.label, step);
}

/** Puts what was set aside into the trash again. */
export async function bringBack(row: EmptiedRow, t: Text): Promise<void> {
  const answer = await call('trash.bring-back', { id: row.id });
  if (answer.ok) done(t('emptied.back', { count: answer.value.count }));
  else showFailure(answer.error);
}

/** Deletes for good what was set aside, once a word was typed. */
export async function purgeEmptied(row: EmptiedRow, t: Text, language: string): Promise<void> {
  const count = row.counts.article + row.counts.annotation + row.counts.briefing;
  const typed = await askBeforeRemoving({
    title: t('purge.title', { count }),
    texts: [t('purge.what', { kinds: kindsText(row.counts, t, language) }), ...gone(row.counts, t)],
    confirm: t('purge.confirm'),
    typed: count,
  });
  if (typed === null) return;
  const answer = await call('trash.purge-emptied', { id: row.id, typed });
  if (answer.ok) done(t('purge.done', { count }));
  else showFailure(answer.error);
}

function done(text: string): void {
  announce(text);
  showDone(text);
}

/** What goes with it, and what does not. */
function gone(counts: KindCounts, t: Text): readonly string[] {
  return [t('purge.gone'), ...(counts.annotation > 0 ? [t('purge.annotations')] : [])];
}

function titleOf([row]: readonly TrashRow[], t: Text): string {
  return row === undefined || row.title === '' ? t('untitled') : row.title;
}
