import { basename, join, relative } from 'node:path';
import type { DocumentPlace } from '../../../electron/library/document-place';
import { openDocument } from '../../../electron/library/envelope';
import type { Library } from '../../../electron/library/library';
import { unwrap } from '../library-fixture';
import { listImage } from '../power-cut/disk-image';
import { desk } from '../power-cut/memory-world';
import { type KeptLibrary, places } from './kept-library';

/** A document that comes to harm, and how a person looks at it afterwards. */
export type Subject = {
  readonly name: string;
  readonly place: DocumentPlace<unknown>;
  /** Where it lies now: its place, or the trash. */
  readonly path: string;
  /** Its path as findings name it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Its earlier states, newest first. */
  readonly earlier: readonly { readonly path: string; readonly bytes: Uint8Array; readonly body: unknown }[];
  /** Asks the library for it: the body, or the code of the failure. */
  readonly look: (library: Library) => Promise<unknown>;
};

/** The five documents of a library that are not alike: an article, its annotations, a briefing, `library.json`, and one in the trash. */
export function subjectsOf({ image, article, briefing, trashed }: KeptLibrary): readonly Subject[] {
  const inTrash = join(places.trashFolder('briefing', trashed.id), 'briefing.json');
  return [
    subject('article', places.article(article.id), async (library) => valueOrCode(await library.articles.read(article.id))),
    subject('annotations', places.annotations(article.id), async (library) => valueOrCode(await library.annotations.read(article.id))),
    subject('briefing', places.briefing(briefing.id), async (library) => valueOrCode(await library.briefings.read(briefing.id))),
    // Its id and the day it was made are nowhere shown.
    { ...subject('library.json', places.library, async (library) => ({ settings: library.settings() })) },
    subject(
      'trash',
      places.briefing(trashed.id),
      async (library) => {
        unwrap(await library.trash.restore('briefing', trashed.id));
        return valueOrCode(await library.briefings.read(trashed.id));
      },
      inTrash,
    ),
  ];

  function subject<T>(name: string, place: DocumentPlace<T>, look: Subject['look'], path = place.path): Subject {
    const files = listImage(image);
    const bytesAt = (at: string): Uint8Array => files.find(([found]) => found === at)?.[1] ?? new Uint8Array();
    const earlier = files
      .filter(([at, content]) => content !== null && at.startsWith(`${place.snapshots}/`))
      .map(([at]) => {
        const opened = openDocument(place.kind, place.id, bytesAt(at));
        if (!opened.ok) throw new Error(`${basename(at)} is ${opened.error}`);
        return { path: at, bytes: bytesAt(at), body: opened.value.body };
      })
      .reverse();
    return { name, place, path, file: relative(desk, path), bytes: bytesAt(path), earlier, look };
  }
}

function valueOrCode(
  result: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: { readonly code: string } },
): unknown {
  return result.ok ? result.value : result.error.code;
}
