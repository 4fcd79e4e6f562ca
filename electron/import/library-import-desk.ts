import type { IdSource } from '../../shared/core/ports';
import { ok } from '../../shared/core/result';
import type { Library } from '../library/library';
import type { LibraryDesk } from '../library/library-desk';
import type { UtilityClient } from '../process/utility-client';
import type { ImportCalls } from './import-calls';
import { createImportDesk, type ImportDesk } from './import-desk';
import type { PictureDrawer } from './pictures/picture-drawer';

export type LibraryImportPorts = {
  readonly desk: Pick<LibraryDesk, 'library' | 'index'>;
  readonly importer: Pick<UtilityClient<ImportCalls>, 'call'>;
  readonly drawer: Pick<PictureDrawer, 'draw'>;
  readonly newToken: IdSource;
};

/** A desk over the library that `library` names at the time. Whoever names one and the same puts nothing that was begun for it into another one. */
export function deskInto(library: () => Library, { desk, importer, drawer, newToken }: LibraryImportPorts): ImportDesk {
  const indexHere = () => (desk.library() === library() ? desk.index() : null);
  return createImportDesk({
    importer,
    drawer,
    newToken,
    defaultMarking: () => library().settings().defaultMarking,
    async createArticle(article) {
      const created = await library().articles.create(article);
      return created.ok ? ok({ id: created.value.id }) : created;
    },
    articleWithOriginal: async (sha256) => (await indexHere()?.articleWithOriginal(sha256)) ?? null,
    nearestArticle: async (text) => (await indexHere()?.nearestArticle(text)) ?? null,
  });
}
