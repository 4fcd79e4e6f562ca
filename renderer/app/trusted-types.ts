import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import { config } from 'zod/v4/core';
import { cleanHtml } from './clean-html';

/**
 * The one policy of this page for what may become markup, a script or a worker. The browser asks it
 * wherever a plain string is given to a place that could run it; `main.tsx` imports this file before
 * any other, and the content security policy lets nobody make a second one.
 */

type Rule = (text: string, type?: string, sink?: string) => string | null;
declare global {
  interface Window {
    /** Not yet among TypeScript's own types of the browser. */
    readonly trustedTypes: {
      createPolicy(name: string, rules: Readonly<Record<'createHTML' | 'createScript' | 'createScriptURL', Rule>>): unknown;
    };
  }
}

/**
 * `null` refuses: the browser throws at the place and reports it. A text without "<" cannot make an
 * element (libraries fill style elements that way). Markup is taken only by a caller that asks for it by
 * name, as the editor does for pasted HTML; then the browser tells no `sink`, and it is cleaned.
 */
const markup: Rule = (text, _type, sink) => {
  if (!text.includes('<')) return text;
  return sink === undefined ? cleanHtml(text) : null;
};

/** The only script that is started by its address: the worker that reads the preview's PDF. */
const worker = new URL(workerUrl, window.location.origin).href;

window.trustedTypes.createPolicy('default', {
  createHTML: markup,
  createScript: () => null,
  createScriptURL: (address) => (new URL(address, window.location.origin).href === worker ? address : null),
});

// DOMPurify makes its own policy when it is first used: now, so that its name is taken.
cleanHtml('');

// Zod tries whether it may write itself faster code, which this page refuses and reports.
config({ jitless: true });
