import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach } from 'vitest';
import { type CheckRequest, checkLibrary } from '../../electron/library/check-library';
import { type DocumentKind, sealDocument } from '../../electron/library/envelope';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import type { Surroundings } from '../../electron/library/surroundings';
import type { Annotation } from '../../shared/domain/annotation';
import type { Article } from '../../shared/domain/article';
import type { Briefing } from '../../shared/domain/briefing';
import type { VerificationFinding } from '../../shared/domain/verification';
import { annotate, storeArticle, unwrap, writeBriefing } from './library-fixture';
import type { LibraryOfEachTest } from './library-of-each-test';

/** A finding of a verification as it is when nothing more is said of it. */
export function found(problem: VerificationFinding['problem'], file: string, more: Partial<VerificationFinding> = {}): VerificationFinding {
  return { problem, file, about: '', repair: null, trashed: null, ...more };
}

export type CheckedLibrary = {
  readonly article: Article;
  /** Made in the article. */
  readonly mark: Annotation;
  /** Cites the annotation. */
  readonly note: Briefing;
  readonly check: (world?: Surroundings, changes?: Partial<CheckRequest>) => ReturnType<typeof checkLibrary>;
  readonly findings: (world?: Surroundings) => Promise<readonly VerificationFinding[]>;
  /** A file of the article as findings name it. */
  readonly articleFile: (name: string) => string;
  /** Where a file lies that a finding names. */
  readonly at: (file: string) => string;
  /** Writes a document as a broken program would: sealed rightly, with a content that is wrong. */
  readonly reseal: <T>(file: string, kind: DocumentKind<T>, change: (body: T) => T) => Promise<void>;
  readonly withoutSnapshots: (key: string) => Promise<void>;
};

/** A library with an article, an annotation in it and a briefing that cites that, before each test; and ways to verify and to spoil it. */
export function checkedLibrary(here: LibraryOfEachTest): CheckedLibrary {
  let article: Article;
  let mark: Annotation;
  let note: Briefing;

  beforeEach(async () => {
    article = await storeArticle(here.library);
    mark = await annotate(here.library, article, 0, 10, 'why');
    note = await writeBriefing(here.library, 'Note');
    const body = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'citation', attrs: { annotationId: mark.id } }] }],
    } as const;
    unwrap(await here.library.briefings.save(note.id, { header: note.header, body }));
  });

  function check(world = nodeSurroundings, changes: Partial<CheckRequest> = {}): ReturnType<typeof checkLibrary> {
    return checkLibrary(world, { folder: here.folder, signal: new AbortController().signal, progress: () => {}, ...changes });
  }

  const at = (file: string): string => join(here.folder, ...file.split('/'));

  return {
    get article() {
      return article;
    },
    get mark() {
      return mark;
    },
    get note() {
      return note;
    },
    check,
    findings: async (world) => unwrap(await check(world)).findings,
    articleFile: (name) => `articles/${article.id}/${name}`,
    at,
    async reseal(file, kind, change) {
      const { id, rev, parentRev, seq, savedAt, body } = JSON.parse(await readFile(at(file), 'utf8'));
      await writeFile(at(file), sealDocument(kind, { id, rev, parentRev, seq, savedAt }, change(body)));
    },
    withoutSnapshots: (key) => rm(at(`snapshots/${key}`), { recursive: true }),
  };
}
