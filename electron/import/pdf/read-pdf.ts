import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api';
import { fail, ok, type Result } from '../../../shared/core/result';
import type { ImportWarning } from '../../../shared/domain/import-preview';
import { guessLanguage } from '../language';
import { importLimits } from '../limits';
import type { ImportFailure, SourceBlock, SourceReading } from '../source-reading';
import { flow } from './flow';
import { openPdf } from './open-pdf';
import { linesOf, type PdfLine } from './page-lines';
import { pdfMeta } from './pdf-meta';
import { runningHeads } from './running-heads';

/** Letters of no meaning, of all: beyond this share the words may be others than those that are seen. */
const unsureShare = 0.02;

/**
 * Arabic letters, of all: two that are drawn as one sign (lam and alef) come out of pdf.js in the wrong order where the
 * program that wrote the file gave them so.
 */
const joinedShare = 0.3;

/** Reads the words of a PDF, page by page. */
export async function readPdf(bytes: Uint8Array, password?: string): Promise<Result<SourceReading, ImportFailure>> {
  const opened = await openPdf(bytes, password);
  if (!opened.ok) return opened;
  const document = opened.value;
  try {
    if (document.numPages > importLimits.pages) return fail('import.too-large');
    const pages = await pageLines(document);
    if (pages === null) return fail('import.too-large');
    const labels = await document.getPageLabels().catch(() => null);
    const heads = runningHeads(pages);
    const blocks = flow(
      pages.map((lines, index) => ({
        label: (labels?.[index]?.trim() || String(index + 1)).slice(0, 40),
        lines: lines.filter((_, at) => heads[index]?.has(at) !== true),
        repeated: lines.filter((_, at) => heads[index]?.has(at) === true),
      })),
    );
    const silent = await picturesAlone(document, pages);
    if (silent > 0 && blocks.length === 0) return fail('import.no-text-layer');
    return ok({
      format: 'pdf',
      blocks,
      meta: believed(await pdfMeta(document), blocks),
      dropped: await droppedOf(document),
      warnings: warningsOf(blocks, silent),
      attachments: [],
    });
  } catch {
    // pdf.js reads the parts of a document when they are asked for, and throws whatever it finds.
    return fail('import.damaged');
  } finally {
    await document.destroy();
  }
}

/** Programs state the language that they were installed in; where the words are plainly in another, nothing is stated. */
function believed(meta: SourceReading['meta'], blocks: readonly SourceBlock[]): SourceReading['meta'] {
  const guessed = guessLanguage(blocks.map((block) => block.text).join('\n'));
  const isOther = guessed !== 'und' && guessed.split('-')[0] !== meta.language?.split('-')[0];
  return isOther ? { ...meta, language: '' } : meta;
}

/** The lines of each page; `null` when there are more pieces of text than in any document. A page that cannot be read is empty. */
async function pageLines(document: PDFDocumentProxy): Promise<readonly (readonly PdfLine[])[] | null> {
  const pages: (readonly PdfLine[])[] = [];
  let pieces = 0;
  let letters = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pieces += items.length;
    const texts = items.filter(isText);
    letters += texts.reduce((sum, { str }) => sum + str.length, 0);
    if (pieces > importLimits.nodes * 4 || letters > importLimits.textLength) return null;
    pages.push(linesOf(texts));
    page.cleanup();
  }
  return pages;
}

/** The numbers that pdf.js gives the operators that paint pictures (`OPS.paintImageMaskXObject` to `paintImageXObjectRepeat`). */
const pictures = { first: 83, last: 88 };
/** Pages without words that are looked at for one. */
const lookedAt = 3;

/** How many pages have no words and are no empty ones; the first few of them tell for all. */
async function picturesAlone(document: PDFDocumentProxy, pages: readonly (readonly PdfLine[])[]): Promise<number> {
  const silent = pages.flatMap((lines, index) => (lines.length === 0 ? [index + 1] : []));
  for (const number of silent.slice(0, lookedAt)) {
    const page = await document.getPage(number);
    const { fnArray } = await page.getOperatorList();
    page.cleanup();
    if (fnArray.some((painted) => painted >= pictures.first && painted <= pictures.last)) return silent.length;
  }
  return 0;
}

function isText(item: TextItem | TextMarkedContent): item is TextItem {
  return 'str' in item;
}

function warningsOf(blocks: readonly SourceBlock[], silent: number): readonly ImportWarning[] {
  const text = blocks.map((block) => block.text).join('');
  const joined = text.match(/\p{sc=Arab}/gu)?.length ?? 0;
  const strange = text.match(/[\p{Co}\uFFFD]/gu)?.length ?? 0;
  return [
    ...(silent === 0 ? [] : [{ code: 'no-text-layer' as const, params: { count: String(silent) } }]),
    ...(strange > text.length * unsureShare || joined > text.length * joinedShare ? [{ code: 'unsure-text' as const, params: {} }] : []),
  ];
}

/** Files and scripts that lie in the document: named, never opened. */
async function droppedOf(document: PDFDocumentProxy): Promise<SourceReading['dropped']> {
  const attachments: unknown = await document.getAttachments().catch(() => null);
  const names = typeof attachments === 'object' && attachments !== null ? Object.keys(attachments) : [];
  const actions = (await document.getJSActions().catch(() => null)) ?? {};
  const scripts = Object.values(actions).flat();
  return [
    ...(names.length === 0 ? [] : [{ what: 'attachment' as const, count: names.length, example: (names[0] ?? '').slice(0, 200) }]),
    ...(scripts.length === 0 ? [] : [{ what: 'script' as const, count: scripts.length, example: String(scripts[0]).slice(0, 200) }]),
  ];
}
