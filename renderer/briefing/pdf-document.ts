import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';

/**
 * Draws the pages of a PDF with pdf.js. Its legacy build 5.4 runs on every engine that we support;
 * it is loaded when the first preview is shown, with its work done in a worker of its own.
 */
async function load() {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
  library.GlobalWorkerOptions.workerSrc = workerUrl;
  return library;
}
let library: ReturnType<typeof load> | null = null;

/** Opens a PDF that we have set ourselves. The bytes are copied: pdf.js hands them over to its worker. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  library ??= load();
  const { getDocument } = await library;
  return getDocument({
    data: bytes.slice(),
    // Our PDFs embed their fonts and hold no forms; evaluation and WebAssembly would want a wider policy.
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    enableXfa: false,
  }).promise;
}

/** CSS pixels of a point at 100 %: 96 to 72. */
const pixelsPerPoint = 96 / 72;

/** The scale that shows a page in its printed size, or fills `width` CSS pixels with it. */
export function pageScale(page: PDFPageProxy, zoom: 'width' | 'full', width: number): number {
  return zoom === 'full' ? pixelsPerPoint : Math.max(0.1, width / page.getViewport({ scale: 1 }).width);
}

/** Draws one page on a fresh canvas, sharp on the screen it is shown on. `signal` stops a page that is no longer wanted. */
export async function drawPage(page: PDFPageProxy, scale: number, signal: AbortSignal): Promise<HTMLCanvasElement> {
  const density = window.devicePixelRatio || 1;
  const viewport = page.getViewport({ scale: scale * density });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  canvas.style.width = `${viewport.width / density}px`;
  canvas.style.height = `${viewport.height / density}px`;
  const task = page.render({ canvas, viewport });
  const stop = (): void => task.cancel();
  signal.addEventListener('abort', stop);
  try {
    await task.promise;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return canvas;
}
