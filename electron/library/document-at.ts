import { join } from 'node:path';
import { documentId } from '../../shared/core/ids';
import type { DocumentPlace } from './document-place';
import type { LibraryPlaces } from './library-places';

/** The document that a path within the library folder (with `/`) is the place of; `null` for any other file. */
export function documentAt(places: LibraryPlaces, file: string): DocumentPlace<unknown> | null {
  if (file === 'library.json') return places.library;
  const [top = '', name = '', inner = ''] = file.split('/');
  if (top === 'briefings') return inner === '' ? ofId(/^(.+)\.json$/.exec(name)?.[1] ?? '', places.briefing) : null;
  if (top === 'articles') return inArticle(places, name, inner);
  return top === 'trash' ? inTrash(places, name, inner) : null;
}

/** The document whose earlier states lie in the folder of this name in `snapshots/`; `null` for a folder that is none. */
export function documentOfSnapshots(places: LibraryPlaces, key: string): DocumentPlace<unknown> | null {
  if (key === places.library.key) return places.library;
  const [kind = '', id = ''] = key.split('-', 2);
  if (kind === 'article') return ofId(id, places.article);
  if (kind === 'annotations') return ofId(id, places.annotations);
  if (kind === 'facts') return ofId(id, places.factNotes);
  return kind === 'briefing' ? ofId(id, places.briefing) : null;
}

function inArticle(places: LibraryPlaces, id: string, name: string): DocumentPlace<unknown> | null {
  if (name === 'article.json') return ofId(id, places.article);
  if (name === 'facts.json') return ofId(id, places.factNotes);
  return name === 'annotations.json' ? ofId(id, places.annotations) : null;
}

/** In the trash a document lies in the folder of the thing that was thrown away, and keeps its snapshots. */
function inTrash(places: LibraryPlaces, folder: string, name: string): DocumentPlace<unknown> | null {
  const [kind = '', id = ''] = folder.split('-', 2);
  const place =
    kind === 'article' ? inArticle(places, id, name) : kind === 'briefing' && name === 'briefing.json' ? ofId(id, places.briefing) : null;
  return place === null ? null : { ...place, path: join(places.trash, folder, name), trashed: null };
}

function ofId<T>(id: string, place: (id: string) => DocumentPlace<T>): DocumentPlace<unknown> | null {
  return documentId.safeParse(id).success ? (place(id) as DocumentPlace<unknown>) : null;
}
