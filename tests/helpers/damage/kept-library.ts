import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Library } from '../../../electron/library/library';
import { type LibraryPlaces, libraryPlaces } from '../../../electron/library/library-places';
import type { AnnotationId } from '../../../shared/core/ids';
import type { Annotation } from '../../../shared/domain/annotation';
import type { Article } from '../../../shared/domain/article';
import type { Briefing } from '../../../shared/domain/briefing';
import type { BriefingBody } from '../../../shared/domain/briefing-body';
import type { DraftBlock } from '../../../shared/domain/text-version';
import { annotate, storeArticle, unwrap, writeBriefing } from '../library-fixture';
import type { DiskImage } from '../power-cut/disk-image';
import { createMemoryDisk } from '../power-cut/memory-disk';
import { createInMemory, desk, openInMemory } from '../power-cut/memory-world';

/** A library of which every document was written three times, so that two earlier states of each are kept. */
export type KeptLibrary = {
  /** The disk on which it lies, closed. */
  readonly image: DiskImage;
  readonly article: Article;
  readonly annotation: Annotation;
  readonly briefing: Briefing;
  /** In the trash. */
  readonly trashed: Briefing;
};

export const places: LibraryPlaces = libraryPlaces(desk);

/** The words of which the third state of every document speaks, and the two before it. */
export const rounds = ['first', 'second', 'third'] as const;

/** Makes it of the sample article, which has several scripts in it and a typical length. */
export async function makeKeptLibrary(): Promise<KeptLibrary> {
  const disk = createMemoryDisk();
  await createInMemory(disk.fileSystem);
  const sample = await readFile(join(__dirname, '../../../assets/sample/article-01.txt'), 'utf8');
  const paragraphs = sample.split('\n').filter((line) => line.trim() !== '');

  const first = await openInMemory(disk.fileSystem, 2);
  // Its noise is not under test, and made anew at each of thousands of starts it would take all the time.
  await first.verifyInBackground();
  const article = await storeArticle(first, paragraphs.join('\n'));
  const annotation = await annotate(first, article, 0, 40, 'first');
  await annotate(first, article, 60, 90, '한국과 العربية');
  await annotate(first, article, 100, 160, 'a third one');
  const briefing = await writeBriefing(first, 'first');
  const trashed = await writeBriefing(first, 'first');
  const made = { article, annotation, briefing, trashed };
  // A second version of the text, as a correction makes it.
  const corrected = paragraphs.map((text, index): DraftBlock => ({ kind: 'paragraph', level: 1, text: index === 0 ? `${text}!` : text }));
  unwrap(await first.articles.correctText(article.id, 'v1', corrected));
  await writeRound(first, made, 'first');
  await first.close();

  for (const [index, words] of rounds.slice(1).entries()) {
    const library = await openInMemory(disk.fileSystem, 3 + index);
    await writeRound(library, made, words);
    if (words === 'third') unwrap(await library.trash.briefing(trashed.id));
    await library.close();
  }
  return { ...made, image: disk.image() };
}

/** Each start keeps the state that it finds before its first save, so one round a start makes one earlier state of each. */
async function writeRound(library: Library, { article, annotation, briefing, trashed }: Omit<KeptLibrary, 'image'>, words: string) {
  unwrap(await library.updateSettings({ name: words }));
  unwrap(await library.articles.updateMeta(article.id, { ...article.meta, title: words }));
  unwrap(await library.annotations.update(article.id, annotation.id, { comment: words, tags: ['무기', words] }));
  for (const { id, header } of [briefing, trashed])
    unwrap(await library.briefings.save(id, { header: { ...header, title: words }, body: citing(words, annotation.id) }));
}

function citing(words: string, id: AnnotationId): BriefingBody {
  return {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1, role: 'purpose' }, content: [{ type: 'text', text: 'Purpose' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: `It is said “그렇다고 한다” — ${words}.` },
          { type: 'citation', attrs: { annotationId: id } },
        ],
      },
    ],
  };
}
