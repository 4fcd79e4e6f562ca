import { serveUtility } from '../process/serve';
import { createPdfCompiler, type PdfCompiler } from './compile-pdf';
import type { TypstCalls } from './typst-calls';

/**
 * Entry of the typesetting process: a process of its own, so that a long note never holds up the
 * window, a crash of native code never takes the application along, and its memory (some 120 MB) is
 * given back when it ends. Its arguments are the folders of the fonts and of the templates.
 */
const [fonts, templates] = process.argv.slice(2);
if (fonts === undefined || templates === undefined) throw new Error('the typesetting process needs the folders of fonts and templates');

let compiler: PdfCompiler | undefined;

serveUtility<TypstCalls>({
  typeset(tree) {
    const details: string[] = [];
    compiler ??= createPdfCompiler({ fonts, templates });
    return { result: compiler(tree, (words) => details.push(words)), details };
  },
});
