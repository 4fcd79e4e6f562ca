import type { PDFDocumentProxy } from 'pdfjs-dist';
import { fail, ok, type Result } from '../../../shared/core/result';
import type { ImportFailure } from '../source-reading';

/** Larger pictures are not unpacked, in pixels. */
const mostPixels = 40_000_000;

/**
 * pdf.js in a process without a page: its worker runs in the same thread (the importing process is itself one that can be
 * ended), nothing is drawn, no font is loaded, and nothing is fetched, for bytes are all that it is given.
 */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<Result<PDFDocumentProxy, ImportFailure>> {
  const { getDocument, PasswordResponses, VerbosityLevel } = await loadLibrary();
  try {
    return ok(
      await getDocument({
        // It keeps and empties what it is given.
        data: new Uint8Array(bytes),
        ...(password === undefined ? {} : { password }),
        verbosity: VerbosityLevel.ERRORS,
        isEvalSupported: false,
        enableXfa: false,
        disableFontFace: true,
        useSystemFonts: false,
        useWorkerFetch: false,
        useWasm: false,
        isOffscreenCanvasSupported: false,
        isImageDecoderSupported: false,
        stopAtErrors: false,
        maxImageSize: mostPixels,
      }).promise,
    );
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'PasswordException') return fail('import.damaged');
    return fail('code' in error && error.code === PasswordResponses.INCORRECT_PASSWORD ? 'import.password-wrong' : 'import.password');
  }
}

type Library = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
let library: Promise<Library> | null = null;

async function loadLibrary(): Promise<Library> {
  library ??= (async () => {
    // The part that draws makes one matrix while it loads. Nothing is drawn here, so that an empty one does.
    const globals = globalThis as { DOMMatrix?: unknown; pdfjsWorker?: unknown };
    globals.DOMMatrix ??= class {};
    globals.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return import('pdfjs-dist/legacy/build/pdf.mjs');
  })();
  return library;
}
