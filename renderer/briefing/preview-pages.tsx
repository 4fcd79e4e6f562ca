import type { PDFDocumentProxy } from 'pdfjs-dist';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawPage, openPdf, pageScale } from './pdf-document';
import classes from './preview-pane.module.css';

type Props = {
  readonly pdf: Uint8Array;
  readonly zoom: 'width' | 'full';
  /** Room for a page in CSS pixels. */
  readonly width: number;
  /** The page in view (from 1), counted anew while scrolling. */
  readonly onPage: (page: number) => void;
  readonly onFailure: () => void;
};

/** The pages of a PDF, one below the other. A page that was drawn stays until its successor is. */
export const PreviewPages = memo(function PreviewPages({ pdf, zoom, width, onPage, onFailure }: Props) {
  const { t } = useTranslation('briefing');
  const list = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const latest = useRef({ t, onFailure });
  latest.current = { t, onFailure };

  useEffect(() => {
    let replaced = false;
    openPdf(pdf).then(
      (next) => {
        if (replaced) void next.loadingTask.destroy();
        else setDocument(next);
      },
      (error: unknown) => {
        if (replaced) return;
        console.error('preview', error);
        latest.current.onFailure();
      },
    );
    return () => {
      replaced = true;
    };
  }, [pdf]);

  // A document is let go only when its successor is shown: until then its pages are drawn, again after a change of width.
  useEffect(() => {
    if (document === null) return;
    return () => {
      // After the effect below has called off what is still being drawn.
      window.setTimeout(() => void document.loadingTask.destroy(), 0);
    };
  }, [document]);

  useEffect(() => {
    if (document === null || width === 0) return;
    const stop = new AbortController();
    void drawAll(document, stop.signal).catch((error: unknown) => {
      if (stop.signal.aborted) return;
      console.error('preview', error);
      latest.current.onFailure();
    });
    return () => stop.abort();

    async function drawAll(shown: PDFDocumentProxy, signal: AbortSignal): Promise<void> {
      const pages = shown.numPages;
      for (const number of nearestFirst(pages, pageInView(scroller.current))) {
        const page = await shown.getPage(number);
        if (signal.aborted) return;
        const canvas = await drawPage(page, pageScale(page, zoom, width), signal);
        if (signal.aborted || list.current === null) return;
        canvas.setAttribute('role', 'img');
        canvas.setAttribute('aria-label', latest.current.t('preview.pageName', { page: number, pages }));
        canvas.dataset.testid = 'preview-page';
        const before = list.current.children[number - 1];
        if (before === undefined) {
          while (list.current.children.length < number - 1) list.current.append(window.document.createElement('canvas'));
          list.current.append(canvas);
        } else before.replaceWith(canvas);
      }
      while ((list.current?.children.length ?? 0) > pages) list.current?.lastElementChild?.remove();
    }
  }, [document, zoom, width]);

  // After the effect above, so that its pages are called off before their document is let go.
  useEffect(() => () => void document?.loadingTask.destroy(), [document]);

  return (
    <section
      ref={scroller}
      className={classes.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      aria-label={t('preview.pages')}
      onScroll={() => onPage(pageInView(scroller.current))}
    >
      <div ref={list} className={classes.pages} />
    </section>
  );
});

/** The pages from the one in view outwards: what is looked at is drawn first. */
function nearestFirst(pages: number, inView: number): readonly number[] {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  return numbers.sort((a, b) => Math.abs(a - inView) - Math.abs(b - inView) || a - b);
}

/** The page that crosses the middle of the pane. */
function pageInView(scroller: HTMLDivElement | null): number {
  const pages = [...(scroller?.querySelectorAll('canvas') ?? [])];
  if (scroller === null || pages.length === 0) return 1;
  const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 2;
  const index = pages.findIndex((page) => page.getBoundingClientRect().bottom >= middle);
  return index < 0 ? pages.length : index + 1;
}
