import type { Inspection } from './inspection';
import { ownNames } from './library-names';
import { listOrNone } from './look-at-folder';
import { readDocument } from './read-document';
import { orElse } from './trash-folder';

/** What is cited where, and where the annotations are: what references are followed with. */
export type References = {
  readonly citations: { readonly annotationId: string; readonly path: string; readonly about: string }[];
  readonly annotations: Set<string>;
  /** By annotation: what must come out of the trash for it to be there again. */
  readonly trashed: Map<string, { readonly kind: 'article' | 'annotation'; readonly id: string }>;
};

/** Follows every citation of the library to its annotation. */
export async function checkCitations(inspection: Inspection, { citations, annotations, trashed }: References): Promise<void> {
  const wanting = citations.filter(({ annotationId }) => !annotations.has(annotationId));
  // What came out of the trash while the articles were read is in neither of the two places: it is looked for once more.
  const late = wanting.some(({ annotationId }) => !trashed.has(annotationId)) ? await annotationsNow(inspection) : annotations;
  for (const { annotationId, path, about } of wanting) {
    if (late.has(annotationId)) continue;
    const where = trashed.get(annotationId);
    if (where === undefined) inspection.found(path, { problem: 'cited-nowhere', about });
    else inspection.found(path, { problem: 'cited-in-trash', about, repair: 'restore', trashed: { kind: where.kind, id: where.id } });
  }
}

async function annotationsNow({ world, places }: Inspection): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const id of (await orElse([], () => listOrNone(world, places.articles))).filter(ownNames.articles)) {
    const set = await readDocument(world.fileSystem, places.annotations(id), places.annotations(id).path);
    if (set.ok) for (const annotation of set.value.envelope.body.annotations) found.add(annotation.id);
  }
  return found;
}
