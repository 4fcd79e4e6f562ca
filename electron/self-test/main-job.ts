import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describePassage } from '../../shared/anchoring/selectors';
import type { PaperLabels } from '../../shared/compile/paper-labels';
import { resolveBriefing } from '../../shared/compile/resolve-briefing';
import type { Result } from '../../shared/core/result';
import type { Annotation } from '../../shared/domain/annotation';
import { type Article, currentVersion } from '../../shared/domain/article';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { createGatherEvidence } from '../export/gather-evidence';
import { createTypesetter } from '../export/typesetter';
import type { FactsCalls } from '../facts/facts-calls';
import type { ImportCalls } from '../import/import-calls';
import { createLibrary } from '../library/create-library';
import { type Library, openLibrary } from '../library/library';
import { nodeProcessTable } from '../library/node-process-table';
import { nodeSurroundings } from '../library/node-surroundings';
import { createUtilityClient } from '../process/utility-client';
import type { UtilityLike } from '../process/utility-messages';
import { createIndexLauncher } from '../search/index-launcher';
import { createLibraryIndex } from '../search/library-index';
import type { Check } from './report';

export type MainJobPorts = {
  /** A folder of the test's own, removed by the caller. */
  readonly folder: string;
  readonly forkImport: () => UtilityLike;
  readonly forkFacts: () => UtilityLike;
  readonly forkIndex: () => UtilityLike;
  readonly forkTypst: () => UtilityLike;
  readonly labels: PaperLabels;
};

const pasted = 'A treaty was signed\n\nThe two sides signed it on 4 May 2024. Nobody else was told.\n';
const words = 'The two sides signed it on 4 May 2024.';

/**
 * The main job in small, with the processes and the code that do it for people: import, store durably, annotate, find
 * facts, index, cite and typeset. The checks follow one another; each takes what the one before made.
 */
export function mainJobChecks({ folder, forkImport, forkFacts, forkIndex, forkTypst, labels }: MainJobPorts): readonly Check[] {
  const made: { blocks?: readonly { text: string }[]; article?: Article; annotation?: Annotation; evidence?: EvidenceItem } = {};

  async function importText(): Promise<string> {
    const importer = createUtilityClient<ImportCalls>({ name: 'import', fork: forkImport, timeoutMs: 20_000 });
    try {
      const { blocks } = value(value(await importer.call('readText', { text: pasted })));
      made.blocks = blocks;
      return `${blocks.length} blocks`;
    } finally {
      await importer.stop();
    }
  }

  async function storeArticle(): Promise<string> {
    value(await createLibrary(nodeSurroundings, nodeProcessTable, join(folder, 'library'), librarySettings));
    const first = await open(folder);
    const { article, annotation } = await fillLibrary(first, needed(made.blocks)).finally(() => first.close());
    // Read back by another opening of the same folder: what counts is what is on the disk.
    const again = await open(folder);
    try {
      const read = value(await again.annotations.readAnchored(article.id));
      const [anchored] = read.annotations;
      if (anchored?.annotation.id !== annotation.id || anchored.state !== 'exact') throw new Error('the annotation was not read back');
      if (currentVersion(read.article).text !== currentVersion(article).text) throw new Error('the text was not read back');
      const evidence = value(await createGatherEvidence(again, () => null)([annotation.id])).get(annotation.id);
      Object.assign(made, { article: read.article, annotation, evidence });
      return 'stored durably and read back';
    } finally {
      await again.close();
    }
  }

  async function findFacts(): Promise<string> {
    const finder = createUtilityClient<FactsCalls>({ name: 'facts', fork: forkFacts, timeoutMs: 20_000 });
    try {
      const { text, blocks } = currentVersion(needed(made.article));
      const { facts } = value(await finder.call('findFacts', { text, blocks, language: 'en', publishedOn: '' }));
      if (!facts.some(({ kind }) => kind === 'date')) throw new Error('the date in the text was not found');
      return `${facts.length} found`;
    } finally {
      await finder.stop();
    }
  }

  async function indexArticle(): Promise<string> {
    const launcher = createIndexLauncher(forkIndex);
    const index = createLibraryIndex({ fork: () => launcher.launch(join(folder, 'index.sqlite')), onStale: () => undefined });
    try {
      await index.putArticle(needed(made.article), []);
      const { rows, total } = await index.articles({ text: 'treaty', sort: 'importedAt', descending: false, offset: 0, limit: 10 });
      if (total !== 1 || rows[0]?.id !== made.article?.id) throw new Error(`${total} articles found instead of the one`);
      return 'found by a word of its title';
    } finally {
      await index.close();
    }
  }

  async function typesetNote(): Promise<string> {
    const typesetter = createTypesetter({ fork: forkTypst, log: () => undefined });
    try {
      const evidence = needed(made.evidence);
      const tree = resolveBriefing(noteCiting(evidence), () => evidence, labels);
      const { pdf, pages, footnotes } = value(await typesetter.typeset(tree));
      if (Buffer.from(pdf.subarray(0, 5)).toString('latin1') !== '%PDF-') throw new Error('what was set is no PDF');
      if (footnotes !== 1) throw new Error(`${footnotes} footnotes instead of the one`);
      return `${pages} page, ${pdf.byteLength} bytes, sha256 ${createHash('sha256').update(pdf).digest('hex')}`;
    } finally {
      await typesetter.stop();
    }
  }

  return [
    { name: 'import', run: importText },
    { name: 'storage', run: storeArticle },
    { name: 'facts', run: findFacts },
    { name: 'index', run: indexArticle },
    { name: 'typeset', run: typesetNote },
  ];
}

const librarySettings = { name: 'Self-test', defaultMarking: '', defaultFrom: '' };

function open(folder: string): Promise<Library> {
  return openLibrary({
    folder: join(folder, 'library'),
    world: nodeSurroundings,
    processes: nodeProcessTable,
    changed: () => undefined,
    saveStateChanged: () => undefined,
  });
}

async function fillLibrary(
  library: Library,
  blocks: readonly { readonly text: string }[],
): Promise<{ article: Article; annotation: Annotation }> {
  const article = value(
    await library.articles.create({
      meta: {
        title: 'A treaty was signed',
        source: '',
        author: '',
        publishedOn: '',
        address: '',
        language: 'en',
        marking: '',
        grade: null,
      },
      blocks: blocks.map(({ text }) => ({ kind: 'paragraph', level: 1, text })),
      original: { bytes: new TextEncoder().encode(pasted), importedName: '', extension: 'txt' },
    }),
  );
  const version = currentVersion(article);
  const start = version.text.indexOf(words);
  if (start === -1) throw new Error('the words that were imported are not in the text');
  const target = describePassage(version, start, start + words.length);
  const annotation = value(await library.annotations.create({ articleId: article.id, kind: 'key-fact', comment: '', tags: [], target }));
  return { article, annotation };
}

/** A note of one statement. Its day is fixed, so that the same parts always make the same file. */
function noteCiting(evidence: EvidenceItem): Parameters<typeof resolveBriefing>[0] {
  const citation = { type: 'citation' as const, attrs: { annotationId: evidence.annotationId } };
  return {
    template: 'information-note',
    language: 'en',
    header: { title: 'Self-test', to: '', from: '', date: '2026-01-01', reference: '', meeting: '', marking: '' },
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }, citation] }] },
  };
}

function value<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function needed<T>(made: T | undefined): T {
  if (made === undefined) throw new Error('what this builds on was not made');
  return made;
}
