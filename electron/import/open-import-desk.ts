import type { IdSource } from '../../shared/core/ports';
import type { LibraryDesk } from '../library/library-desk';
import { createUtilityClient, type ProcessEnd } from '../process/utility-client';
import type { UtilityLike } from '../process/utility-messages';
import type { ImportCalls } from './import-calls';
import { createImportDesk, type ImportDesk } from './import-desk';
import { importLimits } from './limits';

export type ImportDeskSetting = {
  readonly desk: Pick<LibraryDesk, 'library' | 'index'>;
  /** Starts the importing process (`import-process.ts`, bundled); it starts with the first import. */
  readonly fork: () => UtilityLike;
  readonly newToken: IdSource;
  readonly onCrash: (end: ProcessEnd) => void;
};

/** Ties importing to the library that is open, with its process. `stop` ends that process. */
export function openImportDesk({ desk, fork, newToken, onCrash }: ImportDeskSetting): ImportDesk & { readonly stop: () => Promise<void> } {
  const importer = createUtilityClient<ImportCalls>({
    name: 'import',
    fork,
    timeoutMs: importLimits.timeout,
    // Reading changes nothing. An article that ends the process itself does so twice, and is then refused.
    safeToRepeat: ['readText', 'readFile'],
    onCrash,
  });
  const importDesk = createImportDesk({
    importer,
    newToken,
    defaultMarking: () => desk.library().settings().defaultMarking,
    async createArticle(article) {
      const created = await desk.library().articles.create(article);
      return created.ok ? { ok: true, value: { id: created.value.id } } : created;
    },
    articleWithOriginal: async (sha256) => (await desk.index()?.articleWithOriginal(sha256)) ?? null,
  });
  return { ...importDesk, stop: () => importer.stop() };
}
