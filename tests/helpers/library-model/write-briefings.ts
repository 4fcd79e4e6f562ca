import { type BriefingId, briefingId } from '../../../shared/core/ids';
import type { Briefing } from '../../../shared/domain/briefing';
import type { BriefingBody } from '../../../shared/domain/briefing-body';
import { numberedId } from '../briefing-arbitrary';
import { paragraph } from '../sample-briefing';
import { briefingContent, liveAnnotations, type Model, pickOf, withEntry } from './model';
import { type Deed, refused, unlessLocked } from './plan';

/** What a person does to briefings. `pick` chooses among those that are there, or were. */

const nobody = numberedId<BriefingId>(9);

export const makeBriefing =
  (words: string): Deed =>
  (model, at) => {
    const header = { title: words, to: '', from: '', date: '', reference: '', meeting: '', marking: '' };
    const body: BriefingBody = { type: 'doc', content: [paragraph(words)] };
    const made = { template: 'information-note', language: 'en', header, body } as const;
    return unlessLocked(model, {
      act: (library) => library.briefings.create(made),
      answer: 'ok',
      after: (id) => withBriefing(model, { ...made, id: briefingId.parse(id), createdAt: at, updatedAt: at }),
    });
  };

export const editBriefing =
  (pick: number, words: string): Deed =>
  (model, at) =>
    savePlan(model, at, pick, ({ header, body }) => ({ header: { ...header, title: words }, body }));

/** Cites an annotation of the library at the end. */
export const cite =
  (pick: number, which: number): Deed =>
  (model, at) =>
    savePlan(model, at, pick, ({ header, body }) => {
      const annotation = pickOf(liveAnnotations(model), which);
      if (annotation === undefined) return { header, body };
      const cited = { type: 'citation', attrs: { annotationId: annotation.id } } as const;
      return { header, body: { ...body, content: [...body.content.slice(-3), { type: 'paragraph', content: [cited] }] } };
    });

/** Saves twice without waiting in between. */
export const editTwice =
  (pick: number, words: string): Deed =>
  (model, at) => {
    const was = briefingAt(model, pick);
    if (was === null) return nothingToSave(model, pick);
    const [first, second] = [1, 2].map((count) => ({ header: { ...was.header, title: `${words} ${count}` }, body: was.body }));
    if (first === undefined || second === undefined) throw new Error('no drafts');
    return unlessLocked(model, {
      async act(library) {
        const answers = await Promise.all([library.briefings.save(was.id, first), library.briefings.save(was.id, second)]);
        return answers.find(({ ok }) => !ok) ?? answers[1];
      },
      answer: 'ok',
      after: () => withBriefing(model, { ...was, ...second, updatedAt: at }),
      between: () => [withBriefing(model, { ...was, ...first, updatedAt: at })],
    });
  };

/** Saves words that were written over a state that is no longer there: they go beside it. */
export const editOverAnother =
  (pick: number, words: string): Deed =>
  (model) => {
    const was = briefingAt(model, pick);
    if (was === null) return nothingToSave(model, pick);
    const draft = { header: { ...was.header, title: words }, body: was.body };
    const beside = [...(model.copies.get(was.id) ?? []), briefingContent(draft)];
    return unlessLocked(model, {
      act: (library) => library.briefings.save(was.id, draft, '2020-01-01T00:00:00.000Z'),
      answer: 'storage.conflict',
      after: () => ({ ...model, copies: withEntry(model.copies, was.id, beside) }),
    });
  };

function savePlan(model: Model, at: string, pick: number, change: (was: Briefing) => Pick<Briefing, 'header' | 'body'>): ReturnType<Deed> {
  const was = briefingAt(model, pick);
  if (was === null) return nothingToSave(model, pick);
  const draft = change(was);
  return unlessLocked(model, {
    act: (library) => library.briefings.save(was.id, draft, was.updatedAt),
    answer: 'ok',
    after: () => withBriefing(model, { ...was, ...draft, updatedAt: at }),
  });
}

/** One of the briefings, or `null` for one that was thrown away or never was. */
function briefingAt(model: Model, pick: number): Briefing | null {
  return pick % 8 === 7 ? null : (pickOf(model.briefings.values(), pick) ?? null);
}

function nothingToSave(model: Model, pick: number): ReturnType<Deed> {
  const thrown = pickOf(
    [...model.trash.values()].flatMap(({ briefing }) => (briefing === undefined ? [] : [briefing])),
    pick,
  );
  const header = { title: 'Too late', to: '', from: '', date: '', reference: '', meeting: '', marking: '' };
  const draft = { header, body: { type: 'doc', content: [paragraph('x')] } as const };
  return refused(model, 'briefing.not-found', (library) => library.briefings.save(thrown?.id ?? nobody, draft));
}

/** The model with a briefing as it is here. */
export function withBriefing(model: Model, briefing: Briefing): Model {
  return { ...model, briefings: withEntry(model.briefings, briefing.id, briefing) };
}
