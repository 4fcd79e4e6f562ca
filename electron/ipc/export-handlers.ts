import { basename, dirname } from 'node:path';
import { citedAnnotations } from '../../shared/compile/number-citations';
import type { PaperLabels } from '../../shared/compile/paper-labels';
import { type BriefingContent, resolveBriefing } from '../../shared/compile/resolve-briefing';
import type { ResolvedBriefing } from '../../shared/compile/resolved-briefing';
import type { IdSource } from '../../shared/core/ports';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import { type ExportFailure, writeExport } from '../export/export-file';
import { exportFileName, originalFileName } from '../export/export-name';
import { createGatherEvidence, type GatherEvidence } from '../export/gather-evidence';
import type { Typesetter } from '../export/typesetter';
import type { Library } from '../library/library';
import type { LibraryDesk } from '../library/library-desk';
import type { Surroundings } from '../library/surroundings';
import { exists, withExtension } from './with-extension';

type ExportRows = 'briefing.typeset' | 'briefing.export-pdf' | 'article.save-original' | 'export.show-file';

export type ExportHandlerPorts = {
  readonly desk: Pick<LibraryDesk, 'library' | 'index'>;
  readonly typesetter: Typesetter;
  readonly world: Surroundings;
  /** The fixed words of a page: `assets/messages/<language>/paper.json`. */
  readonly labels: PaperLabels;
  /**
   * Asks where to with the system's dialog; `null` when the person changes their mind. `folder` is that
   * of the last export, or `null` at first. The renderer never names a path.
   */
  readonly chooseFile: (suggestion: { readonly fileName: string; readonly folder: string | null }) => Promise<string | null>;
  /** The same for a copy of an article's original. */
  readonly chooseCopy: ExportHandlerPorts['chooseFile'];
  /** Shows a file in the system's file manager. */
  readonly showFile: (path: string) => void;
  readonly newToken: IdSource;
};

/** `token` names it for `export.show-file`. */
type WrittenFile = { readonly token: string; readonly fileName: string; readonly folder: string };

/** Answers the rows of what leaves the library: a briefing's preview and PDF, a copy of an original, and showing what was written. */
export function exportHandlers(ports: ExportHandlerPorts): Pick<Handlers, ExportRows> {
  const { desk, typesetter, world, labels } = ports;
  /** The renderer knows an exported file by a token only. */
  const exported = new Map<string, string>();
  let lastFolder: string | null = null;
  let gathering: { readonly library: Library; readonly gather: GatherEvidence } | null = null;

  /** Evidence of the library that is open now; what was read of another one is forgotten. */
  function gatherer(): GatherEvidence {
    const library = desk.library();
    if (gathering?.library !== library) gathering = { library, gather: createGatherEvidence(library, () => desk.index()) };
    return gathering.gather;
  }

  async function resolve(content: BriefingContent): Promise<Result<ResolvedBriefing, Failure<'export.typeset'>>> {
    const evidence = await gatherer()(citedAnnotations(content.body));
    if (!evidence.ok) return fail('export.typeset', { problem: labels.problems.articleUnreadable });
    return ok(resolveBriefing(content, (id) => evidence.value.get(id) ?? null, labels));
  }

  /** Writes a file, and remembers it for whoever wants to see it in its folder. */
  async function writeTo(path: string, bytes: Uint8Array): Promise<Result<WrittenFile, ExportFailure>> {
    const [fileName, folder] = [basename(path), dirname(path)];
    const written = await writeExport(world, path, bytes);
    if (!written.ok) return { ok: false, error: { ...written.error, params: { ...written.error.params, file: fileName, folder } } };
    lastFolder = folder;
    const token = ports.newToken();
    exported.set(token, path);
    return ok({ token, fileName, folder });
  }

  return {
    'briefing.typeset': async ({ id, header, body }) => {
      const stored = await desk.library().briefings.read(id);
      if (!stored.ok) return stored;
      const tree = await resolve({ template: stored.value.template, language: stored.value.language, header, body });
      if (!tree.ok) return tree;
      const set = await typesetter.preview(id, tree.value);
      return set.ok ? ok({ ...set.value, lostCitations: [...tree.value.lostCitations] }) : set;
    },

    'briefing.export-pdf': async ({ id }) => {
      const stored = await desk.library().briefings.read(id);
      if (!stored.ok) return stored;
      if (stored.value.header.title.trim() === '') return fail('export.no-title');
      const tree = await resolve(stored.value);
      if (!tree.ok) return tree;
      // Set before the person is asked, so that nobody chooses a place for a note that cannot be set.
      const set = await typesetter.typeset(tree.value);
      if (!set.ok) return set;
      const chosen = await ports.chooseFile({ fileName: exportFileName(stored.value.header), folder: lastFolder });
      if (chosen === null) return fail('export.cancelled');
      const path = await withExtension(chosen, '.pdf');
      const written = await writeTo(path, set.value.pdf);
      if (!written.ok) return written;
      const { pages, footnotes, pdf } = set.value;
      return ok({ ...written.value, pages, footnotes, bytes: pdf.byteLength });
    },

    'article.save-original': async ({ id }) => {
      const { articles } = desk.library();
      const article = await articles.read(id);
      if (!article.ok) return article;
      const original = await articles.readOriginal(id);
      if (!original.ok) return original;
      const path = await ports.chooseCopy({ fileName: originalFileName(article.value), folder: lastFolder });
      if (path === null) return fail('export.cancelled');
      const written = await writeTo(path, original.value);
      return written.ok ? ok({ ...written.value, bytes: original.value.byteLength }) : written;
    },

    'export.show-file': async ({ token }) => {
      const path = exported.get(token);
      if (path === undefined || !(await exists(path))) return fail('export.io', { file: path === undefined ? '' : basename(path) });
      ports.showFile(path);
      return ok({});
    },
  };
}
