import { join } from 'node:path';
import { proposeCuts } from '../../electron/import/clutter';
import { readBlocks } from '../../electron/import/plain-text';
import { createLibrary } from '../../electron/library/create-library';
import { openLibrary } from '../../electron/library/library';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { readSampleArticle } from '../../electron/library/sample-article';
import { describePassage } from '../../shared/anchoring/selectors';
import type { AnnotationId } from '../../shared/core/ids';
import type { Annotation, AnnotationKind } from '../../shared/domain/annotation';
import { type Article, currentVersion } from '../../shared/domain/article';
import type { BriefingBody } from '../../shared/domain/briefing-body';
import { type DraftBlock, withMore } from '../../shared/domain/text-version';
import { numberedId } from './briefing-arbitrary';
import { unwrap, worldWith } from './library-fixture';
import { plainPicture } from './picture-bytes';

/**
 * Makes the library of which one copy for each format that was ever released is kept in `tests/fixtures/library-v<N>/`:
 * the sample article, corrected once, with annotations in several scripts; a second article, with a picture; two briefings that cite;
 * one thing of each kind in the trash; and earlier states. Clock and ids are fixed, so it comes out the same again.
 * A kept copy is never made anew: this is for the next format.
 */
export async function makeGoldenLibrary(folder: string): Promise<void> {
  const world = fixedWorld();
  unwrap(
    await createLibrary(world, nodeProcessTable, folder, { name: 'Golden', defaultMarking: 'OFFICIAL', defaultFrom: 'East Asia desk' }),
  );
  const library = await openLibrary({ folder, world, processes: nodeProcessTable, changed: () => {}, saveStateChanged: () => {} });

  const sample = await readSampleArticle(join(__dirname, '../../assets/sample'), blocksOf);
  const article = unwrap(await library.articles.create(sample));
  const annotate = async (of: Article, words: string, kind: AnnotationKind, comment: string, tags: string[]): Promise<Annotation> => {
    const start = currentVersion(of).text.indexOf(words);
    const target = describePassage(currentVersion(of), start, start + words.length);
    return unwrap(await library.annotations.create({ articleId: of.id, kind, comment, tags, target }));
  };
  const korean = await annotate(article, 'supply of weapons to Ukraine', 'key-fact', '우크라이나 무기 지원 재검토 — 「한국」', [
    '무기',
    'Kyiv',
  ]);
  const emoji = await annotate(article, 'South Korea', 'quote', 'Tone changed 👩🏽‍⚖️🇰🇷, see e\u0301 and العربية', []);
  const trashed = await annotate(article, 'Ukraine', 'risk', 'Thrown away', []);
  unwrap(await library.annotations.update(article.id, korean.id, { comment: `${korean.comment} ✔` }));

  unwrap(
    await library.articles.updateMeta(article.id, {
      ...article.meta,
      source: 'EFE',
      author: '기자',
      publishedOn: '2024-06-20',
      address: 'https://efe.com/seoul?id=20',
      grade: { reliability: 'B', credibility: '2' },
    }),
  );
  const corrected = currentVersion(article).blocks.map(
    ({ kind, level, start, end }, index): DraftBlock => ({
      kind,
      level,
      text: index === 0 ? `Corrected: ${currentVersion(article).text.slice(start, end)}` : currentVersion(article).text.slice(start, end),
    }),
  );
  unwrap(await library.articles.correctText(article.id, 'v1', corrected));

  const words = 'Two states signed a treaty.\nA third one took note — with 한국어 and العربية.';
  const second = unwrap(await library.articles.create(withPicture(plainArticle('On treaties', words))));
  const risk = await annotate(second, 'A third one took note', 'risk', '', ['treaty']);
  const gone = unwrap(await library.articles.create(plainArticle('Thrown away', 'Nobody needs these words.')));
  await annotate(gone, 'these words', 'action', 'Kept with its article', []);

  const header = {
    title: '',
    to: 'Head of Policy',
    from: 'East Asia desk',
    date: '2024-06-21',
    reference: '',
    meeting: '',
    marking: 'OFFICIAL',
  };
  const write = async (title: string, body: BriefingBody) =>
    unwrap(await library.briefings.create({ template: 'information-note', language: 'en', header: { ...header, title }, body }));
  const first = await write('Seoul reconsiders', citing(korean.id, emoji.id));
  await write('조약에 관한 메모', citing(risk.id, korean.id));
  const third = await write('Thrown away', citing(trashed.id));
  unwrap(
    await library.briefings.save(first.id, { header: { ...first.header, title: 'Seoul reconsiders arming Ukraine' }, body: first.body }),
  );

  unwrap(await library.trash.annotation(article.id, trashed.id));
  unwrap(await library.trash.article(gone.id));
  unwrap(await library.trash.briefing(third.id));
  await library.close();
}

/** A minute passes with each look at the clock, and five of the monotonic one, so that every save keeps the state before it. */
function fixedWorld(): ReturnType<typeof worldWith> {
  let ids = 0;
  let minutes = 0;
  let monotonic = 0;
  return worldWith({
    newId: () => numberedId(++ids),
    now: () => new Date(Date.UTC(2026, 5, 21, 8, minutes++)).toISOString(),
    monotonicMs: () => (monotonic += 300_000),
  });
}

function blocksOf(text: string): readonly DraftBlock[] {
  const blocks = readBlocks(text);
  const cuts = proposeCuts(blocks, true);
  return blocks.filter((_block, index) => cuts[index] == null).map(({ kind, level, text: words }) => ({ kind, level, text: words }));
}

function plainArticle(title: string, text: string): Parameters<Awaited<ReturnType<typeof openLibrary>>['articles']['create']>[0] {
  return {
    meta: { title, source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null },
    blocks: text.split('\n').map((line) => ({ kind: 'paragraph', level: 1, text: line })),
    original: { bytes: new TextEncoder().encode(text), importedName: 'pasted.txt', extension: 'txt' },
  };
}

/** The article with a picture behind its first paragraph. */
function withPicture(article: ReturnType<typeof plainArticle>): ReturnType<typeof plainArticle> {
  const { picture, bytes } = plainPicture('The table of the talks');
  const blocks = article.blocks.map((block, index) => (index === 0 ? withMore(block, [{ ...picture, side: 'behind' }]) : block));
  return { ...article, blocks, pictures: new Map([[picture.sha256, bytes]]) };
}

function citing(...ids: readonly AnnotationId[]): BriefingBody {
  return {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1, role: 'purpose' }, content: [{ type: 'text', text: 'Purpose' }] },
      ...ids.map((id) => ({
        type: 'paragraph' as const,
        content: [
          { type: 'text' as const, text: 'It is said 그렇다고 한다.' },
          { type: 'citation' as const, attrs: { annotationId: id } },
        ],
      })),
    ],
  };
}
