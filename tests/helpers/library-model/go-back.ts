import { canonicalJson } from '../../../electron/library/canonical-json';
import type { Library } from '../../../electron/library/library';
import { err, type Failure, ok, type Result } from '../../../shared/core/result';
import { type Article, currentVersion } from '../../../shared/domain/article';
import type { VersionContent } from '../../../shared/domain/history';
import type { HistorySubject } from '../../../shared/domain/history-subject';
import { unwrap } from '../library-fixture';
import { contentOf, type Model, pickOf, subjectsOf, withAnnotations, withArticle } from './model';
import { type Deed, refused, unlessLocked } from './plan';
import { withBriefing } from './write-briefings';

/** Goes back to an earlier version of a document; with `andUndo` also back again from there. */
export const goBack =
  (pick: number, which: number, andUndo: boolean): Deed =>
  async (model, at, library) => {
    const subject = pickOf(subjectsOf(model), pick);
    if (subject === undefined) {
      const gone: HistorySubject = { kind: 'article', id: '01J00000000000000000000008' as Article['id'] };
      return refused(model, 'history.no-document', (asked) => asked.history.restore(gone, 'present', false));
    }
    const { versions } = unwrap(await library.history.list(subject));
    const version = pickOf(versions, which)?.id ?? 'present';
    const { content } = unwrap(await library.history.read(subject, version));
    const there = backAt(model, subject, content, at, false);
    const was = contentOf(model, subject);
    if (was === null) throw new Error(`no ${subject.kind}`);
    const isSame = canonicalJson(was) === canonicalJson(contentOf(there, subject));
    const back = andUndo && !isSame ? backAt(there, subject, was, at, true) : there;
    const plan = {
      act: (asked: Library) => restore(asked, subject, version, { was, isSame, andUndo }),
      answer: 'ok',
      after: () => (isSame ? model : back),
      between: () => [there],
    };
    return isSame ? plan : unlessLocked(model, plan);
  };

type Expected = { readonly was: VersionContent; readonly isSame: boolean; readonly andUndo: boolean };

async function restore(
  { history }: Library,
  subject: HistorySubject,
  version: string,
  { was, isSame, andUndo }: Expected,
): Promise<Result<unknown, Failure<string>>> {
  const restored = await history.restore(subject, version, false);
  if (!restored.ok) return restored;
  const { undo } = restored.value;
  if (undo === null) return isSame ? ok(null) : err({ code: 'no version holds the state before' });
  const kept = await history.read(subject, undo);
  if (!kept.ok) return kept;
  if (canonicalJson(kept.value.content) !== canonicalJson(was)) return err({ code: 'another version than the state before' });
  return andUndo ? history.restore(subject, undo, true) : ok(null);
}

/** What a document becomes when it goes back to a version that says this. */
export function backAt(model: Model, subject: HistorySubject, content: VersionContent, at: string, exact: boolean): Model {
  const { id } = subject;
  if (content.kind === 'briefing') {
    const briefing = model.briefings.get(id);
    return briefing === undefined ? model : withBriefing(model, { ...briefing, header: content.header, body: content.body, updatedAt: at });
  }
  if (content.kind === 'annotations') {
    const earlier = new Set(content.annotations.map((annotation) => annotation.id));
    // What was made since stays, for a briefing may cite it.
    return withAnnotations(model, id, (was) => [...content.annotations, ...was.filter((one) => !exact && !earlier.has(one.id))]);
  }
  return withArticle(model, id, (was) => {
    const isNow = currentVersion(was.article).text === content.text.text;
    const next = { ...content.text, id: `v${was.article.versions.length + 1}`, createdAt: at };
    const versions = isNow ? was.article.versions : [...was.article.versions, next];
    return { ...was, article: { ...was.article, meta: content.meta, versions } };
  });
}
