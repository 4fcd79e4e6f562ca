import { canonicalJson } from '../../../electron/library/canonical-json';
import type { BriefingId } from '../../../shared/core/ids';
import { numberedId } from '../briefing-arbitrary';
import { liveAnnotations, type Model, pickOf, rowOf, type Thrown, trashKey, withAnnotations, withEntry } from './model';
import { type Deed, refused, unlessLocked } from './plan';

/** What a person throws away, takes back out of the trash, and deletes for good. */

export const throwAway =
  (pick: number): Deed =>
  (model, at) => {
    const thing = pickOf(thingsOf(model, at), pick);
    if (thing === undefined) {
      return unlessLocked(
        model,
        refused(model, 'briefing.not-found', (library) => library.trash.briefing(numberedId<BriefingId>(9))),
      );
    }
    const { article, annotation, briefing, row } = thing;
    const trash = withEntry(model.trash, trashKey(row.kind, row.id), thing);
    return unlessLocked(model, {
      act({ trash: bin }) {
        if (article !== undefined) return bin.article(article.article.id);
        if (annotation !== undefined) return bin.annotation(annotation.articleId, annotation.id);
        return bin.briefing(briefing?.id ?? numberedId<BriefingId>(9));
      },
      answer: 'ok',
      after() {
        if (annotation !== undefined) {
          return withAnnotations({ ...model, trash }, annotation.articleId, (was) => was.filter(({ id }) => id !== annotation.id));
        }
        const away = article === undefined ? 'briefings' : 'articles';
        return { ...model, trash, [away]: withEntry<unknown>(model[away], row.id, undefined) };
      },
    });
  };

export const takeBack =
  (pick: number): Deed =>
  (model) => {
    const thing = pickOf(model.trash.values(), pick);
    if (thing === undefined) {
      return unlessLocked(
        model,
        refused(model, 'trash.not-found', (library) => library.trash.restore('briefing', numberedId(9))),
      );
    }
    const { kind, id } = thing.row;
    const answer = answerToTakingBack(model, thing);
    return unlessLocked(model, {
      act: (library) => library.trash.restore(kind, id),
      answer,
      after: () => (answer === 'ok' ? takenBack(model, thing) : model),
    });
  };

export const deleteForGood =
  (pick: number): Deed =>
  (model) => {
    const thing = pickOf(model.trash.values(), pick);
    const { kind, id } = thing?.row ?? { kind: 'briefing', id: numberedId<BriefingId>(9) };
    return unlessLocked(model, {
      act: (library) => library.trash.purge([{ kind, id }], ''),
      answer: thing === undefined ? 'trash.not-found' : 'ok',
      after: () => ({ ...model, trash: withEntry(model.trash, trashKey(kind, id), undefined) }),
    });
  };

/** Everything that can be thrown away, as the trash would have it. */
function thingsOf(model: Model, at: string): readonly Thrown[] {
  return [
    ...[...model.articles.values()].map((article) => ({ article, row: rowOf('article', article.article, at) })),
    ...[...model.briefings.values()].map((briefing) => ({ briefing, row: rowOf('briefing', briefing, at) })),
    ...liveAnnotations(model).map((annotation) => ({ annotation, row: rowOf('annotation', annotation, at) })),
  ];
}

/** An annotation needs its article. */
function answerToTakingBack(model: Model, { annotation }: Thrown): string {
  if (annotation === undefined) return 'ok';
  const article = model.articles.get(annotation.articleId);
  return article === undefined ? 'article.not-found' : 'ok';
}

function takenBack(model: Model, { article, annotation, briefing, row }: Thrown): Model {
  const out = { ...model, trash: withEntry(model.trash, trashKey(row.kind, row.id), undefined) };
  if (article !== undefined) return { ...out, articles: withEntry(out.articles, row.id, article) };
  if (briefing !== undefined) return { ...out, briefings: withEntry(out.briefings, row.id, briefing) };
  if (annotation === undefined) return out;
  const words = canonicalJson(annotation);
  // It may be in its article already, by a way back through the versions: word for word, then it stays where it is, or with others.
  return withAnnotations(out, annotation.articleId, (was) =>
    was.some((one) => canonicalJson(one) === words) ? was : [...was.filter(({ id }) => id !== annotation.id), annotation],
  );
}

/** What a scan makes of the trash: an annotation that is in its article word for word needs to be nowhere else. */
export function scanned(model: Model): Model {
  if (model.locked) return model;
  const live = new Map(liveAnnotations(model).map((annotation) => [annotation.id, canonicalJson(annotation)]));
  const isTwice = ({ annotation }: Thrown): boolean => annotation !== undefined && live.get(annotation.id) === canonicalJson(annotation);
  return { ...model, trash: new Map([...model.trash].filter(([, thing]) => !isTwice(thing))) };
}
