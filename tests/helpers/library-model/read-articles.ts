import { sha256 } from '../../../electron/library/envelope';
import { describePassage } from '../../../shared/anchoring/selectors';
import { type AnnotationId, type ArticleId, annotationId, articleId } from '../../../shared/core/ids';
import type { Annotation } from '../../../shared/domain/annotation';
import { type Article, currentVersion } from '../../../shared/domain/article';
import { type DraftBlock, layOutBlocks } from '../../../shared/domain/text-version';
import { numberedId } from '../briefing-arbitrary';
import { liveAnnotations, type Model, pickOf, withAnnotations, withArticle, withEntry } from './model';
import { type Deed, refused, unlessLocked } from './plan';

/** What a person does to articles and their annotations. */

const nowhere = numberedId<ArticleId>(8);

export const importArticle =
  (words: string): Deed =>
  (model, at) => {
    const meta = { title: '', source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null } as const;
    const blocks = blocksOf(words);
    const bytes = new TextEncoder().encode(words);
    const original = { fileName: 'original.txt', importedName: '', bytes: bytes.byteLength, sha256: sha256(bytes) };
    return unlessLocked(model, {
      act: (library) => library.articles.create({ meta, blocks, original: { bytes, importedName: '', extension: 'txt' } }),
      answer: 'ok',
      after(made) {
        const article: Article = { id: articleId.parse(made), meta, original, versions: [versionOf('v1', at, blocks)], importedAt: at };
        return { ...model, articles: withEntry(model.articles, made, { article, annotations: [], copies: [] }) };
      },
    });
  };

/** Makes a correction of the text; what was said before stays in the article. */
export const correctText =
  (pick: number, words: string): Deed =>
  (model, at) => {
    const article = articleAt(model, pick);
    const blocks = blocksOf(words);
    if (article === null) {
      return refused(model, 'article.not-found', (library) => library.articles.correctText(goneArticle(model, pick), 'v1', blocks));
    }
    const { id, versions } = article;
    const now = currentVersion(article);
    const next = versionOf(`v${versions.length + 1}`, at, blocks);
    const isSame = next.sha256 === now.sha256;
    return unlessLocked(model, {
      act: (library) => library.articles.correctText(id, now.id, blocks),
      answer: 'ok',
      after: () =>
        isSame ? model : withArticle(model, id, (was) => ({ ...was, article: { ...was.article, versions: [...versions, next] } })),
    });
  };

export const annotate =
  (pick: number, place: number, comment: string): Deed =>
  (model, at) => {
    const article = articleAt(model, pick);
    const version = article === null ? { id: 'v1', text: 'Words that are nowhere.' } : currentVersion(article);
    const start = place % (version.text.length - 2);
    const target = describePassage(version, start, start + 2);
    const wanted = { articleId: article?.id ?? goneArticle(model, pick), kind: 'risk', comment, tags: [], target } as const;
    if (article === null) return refused(model, 'article.not-found', (library) => library.annotations.create(wanted));
    return unlessLocked(model, {
      act: (library) => library.annotations.create(wanted),
      answer: 'ok',
      after(made) {
        const annotation: Annotation = { ...wanted, id: annotationId.parse(made), createdAt: at, updatedAt: at };
        return withAnnotations(model, article.id, (was) => [...was, annotation]);
      },
    });
  };

export const changeAnnotation =
  (pick: number, comment: string): Deed =>
  (model, at) => {
    const annotation = pickOf(liveAnnotations(model), pick);
    if (annotation === undefined || pick % 8 === 7) {
      const article = articleAt(model, pick - (pick % 8));
      const [id, code] = article === null ? [nowhere, 'article.not-found'] : [article.id, 'annotation.not-found'];
      return refused(model, code, (library) => library.annotations.update(id, numberedId<AnnotationId>(7), { comment }));
    }
    return unlessLocked(model, {
      act: (library) => library.annotations.update(annotation.articleId, annotation.id, { comment }),
      answer: 'ok',
      after: () => changed(model, annotation, comment, at),
    });
  };

/** Changes two annotations without waiting in between; they may be of one article. */
export const changeTwoAnnotations =
  (pick: number, comment: string): Deed =>
  (model, at, library) => {
    const all = liveAnnotations(model);
    const [one, other] = [pickOf(all, pick), pickOf(all, pick + 1)];
    if (one === undefined || other === undefined || one === other) return changeAnnotation(pick, comment)(model, at, library);
    return unlessLocked(model, {
      async act({ annotations }) {
        const answers = await Promise.all([one, other].map(({ articleId: of, id }) => annotations.update(of, id, { comment })));
        return answers.find(({ ok }) => !ok) ?? { ok: true, value: null };
      },
      answer: 'ok',
      after: () => changed(changed(model, one, comment, at), other, comment, at),
      between: () => [changed(model, one, comment, at), changed(model, other, comment, at)],
    });
  };

function changed(model: Model, { articleId: of, id }: Annotation, comment: string, at: string): Model {
  return withAnnotations(model, of, (was) =>
    was.map((annotation) => (annotation.id === id ? { ...annotation, comment, updatedAt: at } : annotation)),
  );
}

function blocksOf(words: string): readonly DraftBlock[] {
  return [{ kind: 'paragraph', level: 1, text: words }];
}

function versionOf(id: string, createdAt: string, drafts: readonly DraftBlock[]): Article['versions'][number] {
  const laidOut = layOutBlocks(drafts);
  return { id, createdAt, sha256: sha256(laidOut.text), ...laidOut };
}

/** One of the articles, or `null` for one that was thrown away or never was. */
function articleAt(model: Model, pick: number): Article | null {
  return pick % 8 === 7 ? null : (pickOf(model.articles.values(), pick)?.article ?? null);
}

function goneArticle(model: Model, pick: number): ArticleId {
  const thrown = [...model.trash.values()].flatMap(({ article }) => (article === undefined ? [] : [article.article.id]));
  return pickOf(thrown, pick) ?? nowhere;
}
