import { canonicalJson } from '../../../electron/library/canonical-json';
import { briefingId } from '../../../shared/core/ids';
import { ok } from '../../../shared/core/result';
import type { Briefing } from '../../../shared/domain/briefing';
import type { Conflict } from '../../../shared/domain/conflict';
import type { VersionContent } from '../../../shared/domain/history';
import type { HistorySubject } from '../../../shared/domain/history-subject';
import { unwrap } from '../library-fixture';
import { backAt } from './go-back';
import { contentOf, type Model, pickOf, rowOf, trashKey, withArticle, withEntry } from './model';
import { type Deed, type Plan, refused, unlessLocked } from './plan';
import { withBriefing } from './write-briefings';

/** A person decides on a copy that lies beside a document: what it says takes the document's place, or the document stays. */
export const settleCopy =
  (pick: number, take: boolean): Deed =>
  async (model, at, library) => {
    await library.conflicts.look();
    const { conflicts } = await library.conflicts.list(0, 1000);
    // Those of briefings that were deleted for good are rare: one of them is chosen where there is one.
    const gone = conflicts.filter(({ subject }) => subject.kind === 'briefing' && isGone(model, subject));
    const conflict = pickOf(gone.length > 0 ? gone : conflicts, pick);
    if (conflict === undefined) {
      return refused(model, 'conflict.gone', (asked) => asked.conflicts.settle('0'.repeat(32), { kind: 'present' }));
    }
    const { subject } = conflict;
    const { copy } = unwrap(await library.conflicts.read(conflict.id));
    if (copy.kind === 'briefing' && isGone(model, subject)) return settleOfGone(model, at, conflict, copy, take ? 'both' : 'trash');
    const kind = take && contentOf(model, subject) !== null ? 'copy' : 'present';
    const there = kind === 'copy' ? backAt(model, subject, copy, at, false) : model;
    return unlessLocked(model, {
      act: (asked) => asked.conflicts.settle(conflict.id, { kind }),
      answer: 'ok',
      after: () => withoutCopy(there, subject, copy),
      between: () => [there],
    });
  };

/** Neither in the library nor in the trash: deleted for good, and never to come back by itself. */
function isGone({ briefings, trash }: Model, { id }: HistorySubject): boolean {
  return !briefings.has(id) && !trash.has(trashKey('briefing', id));
}

type BriefingWords = Extract<VersionContent, { readonly kind: 'briefing' }>;

/** The words of a briefing that was deleted for good become another one, in the list or in the trash. */
function settleOfGone(model: Model, at: string, { id, subject }: Conflict, copy: BriefingWords, kind: 'both' | 'trash'): Plan {
  const title = kind === 'both' ? `${copy.header.title} (copy)` : copy.header.title;
  const withMade = (made: string): Model => {
    const header = { ...copy.header, title };
    const dates = { createdAt: at, updatedAt: at };
    const briefing: Briefing = {
      id: briefingId.parse(made),
      template: 'information-note',
      language: 'en',
      header,
      body: copy.body,
      ...dates,
    };
    if (kind === 'both') return withBriefing(model, briefing);
    return { ...model, trash: withEntry(model.trash, trashKey('briefing', made), { briefing, row: rowOf('briefing', briefing, at) }) };
  };
  return unlessLocked(model, {
    async act(asked) {
      const settled = await asked.conflicts.settle(id, kind === 'both' ? { kind, title } : { kind });
      return settled.ok ? ok({ id: settled.value.briefing }) : settled;
    },
    answer: 'ok',
    after: (made) => withoutCopy(withMade(made), subject, copy),
    // The copy stays until its words are in another place.
    between: (made) => (made === '' ? [] : [withMade(made)]),
  });
}

function withoutCopy(model: Model, { kind, id }: HistorySubject, copy: VersionContent): Model {
  const without = (copies: readonly VersionContent[]): readonly VersionContent[] => {
    const at = copies.findIndex((other) => canonicalJson(other) === canonicalJson(copy));
    return copies.filter((_other, index) => index !== at);
  };
  if (kind !== 'briefing') return withArticle(model, id, (was) => ({ ...was, copies: without(was.copies) }));
  return { ...model, copies: withEntry(model.copies, id, without(model.copies.get(id) ?? [])) };
}
