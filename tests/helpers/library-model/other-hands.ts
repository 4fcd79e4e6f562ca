import { dirname, join } from 'node:path';
import type { DocumentPlace } from '../../../electron/library/document-place';
import { openDocument, sealDocument } from '../../../electron/library/envelope';
import { libraryPlaces } from '../../../electron/library/library-places';
import type { Annotation } from '../../../shared/domain/annotation';
import type { Article } from '../../../shared/domain/article';
import type { Briefing } from '../../../shared/domain/briefing';
import type { HistorySubject } from '../../../shared/domain/history-subject';
import { desk } from '../power-cut/memory-world';
import { syncNamings } from '../sync-names';
import type { Bench } from './bench';
import { contentOf, type Model, pickOf, subjectsOf, withAnnotations, withArticle, withEntry } from './model';
import { withBriefing } from './write-briefings';

/** What another computer does to the folder, through a service that synchronises it. Answers what the library holds then. */
export type Hand = (bench: Bench, model: Model, at: string) => Promise<Model>;

const places = libraryPlaces(desk);

/** A document has other words, as another computer saved them. */
export const replaceDocument =
  (pick: number, words: string): Hand =>
  async (bench, model, at) => {
    const subject = pickOf(subjectsOf(model), pick);
    const theirs = subject === undefined ? null : theirState(model, subject, words, at);
    if (theirs === null) return model;
    await put(bench, theirs.place, theirs.body, theirs.place.path);
    return theirs.model;
  };

/** The words of another computer come to lie beside a document. */
export const leaveCopy =
  (pick: number, words: string, naming: number): Hand =>
  async (bench, model, at) => {
    const subject = pickOf(subjectsOf(model), pick);
    return subject === undefined ? model : leaveCopyOf(subject, words, naming)(bench, model, at);
  };

/** The words of another computer come to lie beside this document. */
export const leaveCopyOf =
  (subject: HistorySubject, words: string, naming: number): Hand =>
  async (bench, model, at) => {
    const theirs = theirState(model, subject, words, at);
    if (theirs === null) return model;
    const { path } = theirs.place;
    const names = new Set(await bench.disk.fileSystem.list(dirname(path)));
    const stem = path.slice(dirname(path).length + 1, -'.json'.length);
    const service = syncNamings[naming % syncNamings.length];
    let count = 0;
    while (names.has(service?.named(stem, count) ?? '')) count += 1;
    await put(bench, theirs.place, theirs.body, join(dirname(path), service?.named(stem, count) ?? ''));
    const content = contentOf(theirs.model, subject);
    if (content === null) throw new Error('nothing to copy');
    if (subject.kind !== 'briefing') return withArticle(model, subject.id, (was) => ({ ...was, copies: [...was.copies, content] }));
    return { ...model, copies: withEntry(model.copies, subject.id, [...(model.copies.get(subject.id) ?? []), content]) };
  };

/** Another computer's lock takes the place of ours. */
export const lockElsewhere: Hand = async ({ disk }, model) => {
  disk.writeInPlace(`${desk}/${beatName}`, new TextEncoder().encode('0000000000000001'));
  const lock = { nonce: otherNonce, host: 'elsewhere', boot: 'boot', pid: 4711, started: '1' };
  disk.writeInPlace(`${desk}/lock`, new TextEncoder().encode(JSON.stringify(lock)));
  return { ...model, locked: true };
};

/** The other computer closes the library. */
export const unlockElsewhere: Hand = async ({ disk }, model) => {
  if (!model.locked) return model;
  await disk.fileSystem.removeFile(`${desk}/lock`);
  await disk.fileSystem.removeFile(`${desk}/${beatName}`);
  return { ...model, locked: false };
};

/** A person takes the lock over, which works when its number has stood still for long enough. */
export const takeOver =
  (isAlive: boolean): Hand =>
  async (bench, model) => {
    const library = bench.library();
    await library.refresh();
    bench.pass(31_000);
    if (model.locked && isAlive)
      bench.disk.writeInPlace(`${desk}/${beatName}`, new TextEncoder().encode(String(++beats).padStart(16, '0')));
    await library.refresh();
    const answer = await library.takeOver();
    const isTaken = model.locked && !isAlive;
    if (answer.ok !== isTaken) throw new Error(`taking over answers ${JSON.stringify(answer)}`);
    return { ...model, locked: model.locked && isAlive };
  };

const otherNonce = 'OTHER-COMPUTER';
const beatName = `lock.${otherNonce}.beat`;
let beats = 1;

type TheirState = { readonly place: DocumentPlace<unknown>; readonly body: unknown; readonly model: Model };

/** What another computer makes of a document, and what the library holds if that takes the document's place. */
function theirState(model: Model, { kind, id }: HistorySubject, words: string, at: string): TheirState | null {
  const of = model.articles.get(id);
  if (kind === 'annotations' && of !== undefined) {
    const annotations = of.annotations.map((annotation): Annotation => ({ ...annotation, comment: words, updatedAt: at }));
    return { place: places.annotations(id), body: { articleId: id, annotations }, model: withAnnotations(model, id, () => annotations) };
  }
  if (kind === 'article' && of !== undefined) {
    const body: Article = { ...of.article, meta: { ...of.article.meta, title: words } };
    return { place: places.article(id), body, model: withArticle(model, id, (was) => ({ ...was, article: body })) };
  }
  const briefing = model.briefings.get(id);
  if (briefing === undefined) return null;
  const body: Briefing = { ...briefing, header: { ...briefing.header, title: words }, updatedAt: at };
  return { place: places.briefing(id), body, model: withBriefing(model, body) };
}

/** As a service does: written beside, then renamed. The state counts on from the one that lies in the document's place. */
async function put({ disk }: Bench, place: DocumentPlace<unknown>, body: unknown, path: string): Promise<void> {
  const opened = openDocument(place.kind, place.id, await disk.fileSystem.readFile(place.path));
  if (!opened.ok) throw new Error(`${place.path} is ${opened.error}`);
  const { rev, seq, savedAt } = opened.value;
  const arriving = `${desk}/.arriving`;
  disk.writeInPlace(arriving, sealDocument(place.kind, { id: place.id, rev: rev + 1, parentRev: rev, seq: seq + 3, savedAt }, body));
  await disk.fileSystem.rename(arriving, path);
}
