import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { ResolvedBriefing } from '../../shared/compile/resolved-briefing';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import { readFontCoverage } from './font-coverage';
import { paperData } from './paper-data';
import type { GlyphCoverage } from './printable-text';
import { explainTypstFailure } from './typst-failure';

/** Where the parts lie that every note is set with: absolute paths. */
export type PaperFolders = { readonly fonts: string; readonly templates: string };

export type SetPages = { readonly pdf: Uint8Array<ArrayBuffer>; readonly pages: number; readonly footnotes: number };

/** Sets resolved briefings as PDF/UA-1. `detail` receives the typesetter's own words, which are for the log only. */
export type PdfCompiler = (tree: ResolvedBriefing, detail: (words: string) => void) => Result<SetPages, Failure<'export.typeset'>>;

/** How many settings a memoised result may stay unused: that of a regular watch tool, by the compiler's own advice. */
const cacheAge = 30;

/**
 * Makes a compiler that stays warm: fonts are read once, and what did not change since the last
 * setting is not set again. The briefing goes in as JSON in memory; nothing of it is source text.
 * The fonts' own character maps decide what can be drawn; tests pass another `covers`.
 */
export function createPdfCompiler(folders: PaperFolders, covers: GlyphCoverage = readFontCoverage(folders.fonts)): PdfCompiler {
  const compiler = NodeCompiler.create({ workspace: folders.templates, fontArgs: [{ fontPaths: [folders.fonts] }] });

  function setPages(tree: ResolvedBriefing): Result<SetPages, string> {
    compiler.mapShadow(join(folders.templates, 'briefing.json'), Buffer.from(JSON.stringify(paperData(tree, covers))));
    try {
      const compiled = compiler.compile({ mainFilePath: join(folders.templates, `${tree.template}.typ`) });
      const document = compiled.result;
      if (document === null) return { ok: false, error: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? 'no diagnostics') };
      return ok({ pdf: writePdf(document), pages: document.numOfPages, footnotes: tree.footnotes.length });
    } catch (thrown) {
      // A template that is not there, or a page that PDF/UA-1 refuses: the compiler reports both by throwing.
      return { ok: false, error: thrown instanceof Error ? thrown.message : JSON.stringify(thrown) };
    }
  }

  /** The template gives the date or none, so no clock is asked: the same note gives the same bytes. */
  function writePdf(document: NodeTypstDocument): Uint8Array<ArrayBuffer> {
    return new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: 0 }));
  }

  return (tree, detail) => {
    const set = setPages(tree);
    compiler.evictCache(cacheAge);
    if (set.ok) return set;
    detail(withoutContent(set.error));
    return fail('export.typeset', { problem: explainTypstFailure(set.error, tree, (part) => !setPages(part).ok) });
  };
}

/** What a person wrote does not go into a log. Typst quotes it between backquotes. */
function withoutContent(words: string): string {
  return words.replace(/text `[^`]*`/g, 'text `…`');
}
