import { canonicalJson } from '../../../electron/library/canonical-json';
import type { VersionContent } from '../../../shared/domain/history';
import type { HistorySubject } from '../../../shared/domain/history-subject';
import { unwrap } from '../library-fixture';
import { backAt } from './go-back';
import { contentOf, type Model, pickOf, withArticle, withEntry } from './model';
import { type Deed, refused, unlessLocked } from './plan';

/** A person decides on a copy that lies beside a document: what it says takes the document's place, or the document stays. */
export const settleCopy =
  (pick: number, take: boolean): Deed =>
  async (model, at, library) => {
    await library.conflicts.look();
    const { conflicts } = await library.conflicts.list(0, 1000);
    // Not of a briefing that was deleted for good: what is settled becomes its version, and so the next scan brings it back.
    const isSomewhere = ({ kind, id }: HistorySubject): boolean =>
      kind !== 'briefing' || model.briefings.has(id) || model.trash.has(`briefing-${id}`);
    const conflict = pickOf(
      conflicts.filter(({ subject }) => isSomewhere(subject)),
      pick,
    );
    if (conflict === undefined) {
      return refused(model, 'conflict.gone', (asked) => asked.conflicts.settle('0'.repeat(32), { kind: 'present' }));
    }
    const { subject } = conflict;
    const { copy } = unwrap(await library.conflicts.read(conflict.id));
    const kind = take && contentOf(model, subject) !== null ? 'copy' : 'present';
    const there = kind === 'copy' ? backAt(model, subject, copy, at, false) : model;
    return unlessLocked(model, {
      act: (asked) => asked.conflicts.settle(conflict.id, { kind }),
      answer: 'ok',
      after: () => withoutCopy(there, subject, copy),
      between: () => [there],
    });
  };

function withoutCopy(model: Model, { kind, id }: HistorySubject, copy: VersionContent): Model {
  const without = (copies: readonly VersionContent[]): readonly VersionContent[] => {
    const at = copies.findIndex((other) => canonicalJson(other) === canonicalJson(copy));
    return copies.filter((_other, index) => index !== at);
  };
  if (kind !== 'briefing') return withArticle(model, id, (was) => ({ ...was, copies: without(was.copies) }));
  return { ...model, copies: withEntry(model.copies, id, without(model.copies.get(id) ?? [])) };
}
