import { join } from 'node:path';
import { articleId, briefingId } from '../../shared/core/ids';
import { err, type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { BriefingHeader } from '../../shared/domain/briefing';
import { keptAnnotations, keptDraft } from '../../shared/domain/kept-words';
import { type RecoveredCopy, type RecoveredRow, readableWords, recoveredCopy } from '../../shared/domain/recovered-words';
import { sha256 } from './envelope';
import { createKeyedSequence } from './keyed-sequence';
import type { Library } from './library';
import { replaceFile } from './replace-file';
import { failed, type StorageFailure, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

type Kept = { readonly key: string; readonly value: string };
type Writable = Pick<Library, 'id' | 'access' | 'briefings' | 'annotations'>;

/** Copies of words whose library was taken away while they were written, kept in a folder of the application's own. */
export type RecoveredWords = {
  /**
   * Told whenever the page hands words over or forgets them, and when the library's access changes: while
   * nothing can be written the words lie in a copy, which goes when the library has taken all of them.
   */
  readonly follow: (library: Writable, kept: readonly Kept[]) => Promise<void>;
  /** Copies of this library's words from earlier starts, the oldest first. A file that cannot be read is passed over, and stays. */
  readonly list: (libraryId: string) => Promise<readonly RecoveredRow[]>;
  /** Writes the words of a copy into the library beside what is there: a briefing becomes a new one. The copy goes when all of it is stored. */
  readonly putBack: (
    library: Writable,
    key: string,
  ) => Promise<Result<null, StorageFailure | Failure<'recovered.not-found' | 'recovered.partly'>>>;
  readonly discard: (key: string) => Promise<Result<null, StorageFailure>>;
};

/** Where the person is is no words. */
const placeKey = 'place';

/** `inTitle` names a briefing that came back, e.g. `{title} (recovered)`. */
export function createRecoveredWords(world: Surroundings, folder: string, inTitle: (title: string) => string): RecoveredWords {
  const { fileSystem } = world;
  const inTurn = createKeyedSequence();
  /** The copy of what is on the screen now; it is not offered, for nothing of it is missed yet. */
  let own: { readonly libraryId: string; readonly name: string; readonly text: string } | null = null;

  async function keep(libraryId: string, words: readonly Kept[]): Promise<void> {
    const text = JSON.stringify(words);
    if (text === own?.text) return;
    const name = own?.name ?? `${prefixOf(libraryId)}${world.newId()}.json`;
    const kept = await write(name, { libraryId, keptAt: world.now(), words: [...words] });
    // If that fails, too, they are still on the screen, which says that they are not saved.
    if (kept.ok) own = { libraryId, name, text };
  }

  async function write(name: string, copy: RecoveredCopy): Promise<Result<null, StorageFailure>> {
    try {
      await fileSystem.makeFolder(folder);
      await replaceFile(world, join(folder, name), new TextEncoder().encode(JSON.stringify(copy)), async () => {});
      return ok(null);
    } catch (error) {
      return failed(error);
    }
  }

  async function remove(name: string): Promise<Result<null, StorageFailure>> {
    try {
      await unlessMissing(fileSystem.removeFile(join(folder, name)));
      return ok(null);
    } catch (error) {
      return failed(error);
    }
  }

  async function read(name: string): Promise<RecoveredCopy | null> {
    try {
      const bytes = await fileSystem.readFile(join(folder, name));
      return recoveredCopy.parse(JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      return null;
    }
  }

  return {
    follow: (library, kept) =>
      inTurn('own', async () => {
        const id = library.id();
        if (id === null) return;
        const words = kept.filter(({ key }) => key !== placeKey);
        // Another library was opened, and these words were left behind.
        if (own?.libraryId !== id) own = null;
        if (library.access().state !== 'open') {
          if (words.length > 0) await keep(id, words);
        } else if (words.length === 0 && own !== null) {
          await remove(own.name);
          own = null;
        }
      }),

    async list(libraryId) {
      const names = await unlessMissing(fileSystem.list(folder)).catch(() => null);
      const rows: RecoveredRow[] = [];
      for (const name of [...(names ?? [])].sort()) {
        if (!name.startsWith(prefixOf(libraryId)) || name === own?.name) continue;
        const copy = await read(name);
        const texts = (copy?.words ?? []).map(({ value }) => readableWords(value)).filter((text) => text !== '');
        if (copy !== null && texts.length > 0) rows.push({ key: name, keptAt: copy.keptAt, texts });
      }
      return rows;
    },

    async putBack(library, key) {
      const copy = isOwnName(key) ? await read(key) : null;
      if (copy === null || copy.libraryId !== library.id()) return fail('recovered.not-found');
      const left: Kept[] = [];
      let refused: StorageFailure | null = null;
      for (const entry of copy.words) {
        const stored = await putBackOne(library, entry, inTitle);
        if (stored.ok) continue;
        left.push(entry);
        if (stored.error.code.startsWith('storage.')) refused = stored.error as StorageFailure;
      }
      // What has no place any more, or no room, stays to be read and copied; what is stored is not stored twice.
      const done = left.length === 0 ? await remove(key) : await write(key, { ...copy, words: left });
      if (refused !== null) return err(refused);
      return done.ok && left.length > 0 ? fail('recovered.partly') : done;
    },

    discard: async (key) => (isOwnName(key) ? remove(key) : ok(null)),
  };
}

/** Copies of one library begin alike; its id may be anything, and names a file only as a hash. */
function prefixOf(libraryId: string): string {
  return `${sha256(libraryId).slice(0, 16)}-`;
}

/** A key comes from a window: it names a file of this folder and nothing else. */
function isOwnName(key: string): boolean {
  return /^[0-9a-f]{16}-[\w-]{1,64}\.json$/.test(key);
}

type PutBack = Result<unknown, Failure<string>>;

async function putBackOne(library: Writable, { key, value }: Kept, inTitle: (title: string) => string): Promise<PutBack> {
  const [kind, id = ''] = key.split(' ', 2);
  const parsed = parsedOrNull(value);
  if (kind === 'briefing') return putBackBriefing(library, id, parsed, inTitle);
  if (kind === 'annotations') return putBackAnnotations(library, id, parsed);
  return fail('recovered.partly');
}

async function putBackBriefing(library: Writable, id: string, parsed: unknown, inTitle: (title: string) => string): Promise<PutBack> {
  const draft = keptDraft.safeParse(parsed);
  if (!draft.success) return fail('recovered.partly');
  const { body } = draft.data;
  const header: BriefingHeader = { ...draft.data.header, title: inTitle(draft.data.header.title) };
  const known = briefingId.safeParse(id);
  const now = known.success ? await library.briefings.read(known.data) : null;
  const { template, language } = now?.ok === true ? now.value : { template: 'information-note' as const, language: 'en' as const };
  return library.briefings.create({ template, language, header, body });
}

async function putBackAnnotations(library: Writable, id: string, parsed: unknown): Promise<PutBack> {
  const entries = keptAnnotations.safeParse(parsed);
  const article = articleId.safeParse(id);
  if (!entries.success || !article.success) return fail('recovered.partly');
  for (const { id: _former, ...content } of entries.data) {
    const made = await library.annotations.create({ articleId: article.data, ...content });
    if (!made.ok) return made;
  }
  return ok(null);
}

function parsedOrNull(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
