import type { DroppedPart } from '../../../shared/domain/import-preview';
import { attribute, hasAttribute, type PageElement, textOf } from './page-tree';

type What = DroppedPart['what'];

/** Counts what a page holds that is not taken over. */
export type DroppedCount = { readonly note: (element: PageElement) => void; readonly parts: () => readonly DroppedPart[] };

const kinds: Readonly<Record<string, What>> = {
  script: 'script',
  style: 'style',
  iframe: 'frame',
  frame: 'frame',
  portal: 'frame',
  fencedframe: 'frame',
  object: 'embedded-object',
  embed: 'embedded-object',
  applet: 'embedded-object',
  form: 'form',
  video: 'media',
  audio: 'media',
};

export function countDropped(): DroppedCount {
  const found = new Map<What, { count: number; example: string }>();
  const add = (what: What, example: string): void => {
    const known = found.get(what);
    if (known === undefined) found.set(what, { count: 1, example: tidy(example) });
    else {
      known.count += 1;
      if (known.example === '') known.example = tidy(example);
    }
  };
  return {
    note(element) {
      const { tagName } = element;
      const what = kinds[tagName];
      if (what !== undefined) add(what, exampleOf(element));
      if (tagName === 'img' || tagName === 'image') add(...imageOf(element));
      if (tagName === 'link' && /\bstylesheet\b/i.test(attribute(element, 'rel'))) add('style', attribute(element, 'href'));
      if (tagName === 'a' || tagName === 'area') {
        const target = attribute(element, 'href') || attribute(element, 'xlink:href');
        if (!isHarmless(target)) add('link-target', target);
      }
    },
    parts: () => [...found].map(([what, { count, example }]) => ({ what, count, example })),
  };
}

function tidy(example: string): string {
  return example.replace(/\s+/g, ' ').trim().slice(0, 200);
}

function exampleOf(element: PageElement): string {
  const address = ['src', 'data', 'action', 'code', 'srcdoc'].map((name) => attribute(element, name)).find((value) => value !== '');
  return address ?? (element.tagName === 'script' || element.tagName === 'style' ? textOf(element).slice(0, 400) : '');
}

/** A picture that lies in the page itself, or elsewhere. Its words, when it has any, name it better than its address. */
function imageOf(element: PageElement): readonly [What, string] {
  const source = attribute(element, 'src') || attribute(element, 'srcset') || attribute(element, 'data-src');
  const what: What = /^\s*data:/i.test(source) || (source === '' && !hasAttribute(element, 'alt')) ? 'image' : 'remote-image';
  return [what, attribute(element, 'alt') || (/^\s*data:/i.test(source) ? '' : source)];
}

/** Links that lead into the web, to a mailbox or within the page; a link without a target is none. Browsers overlook controls and white space. */
function isHarmless(target: string): boolean {
  const clean = target.replace(/[\p{Cc}\s]/gu, '');
  if (/^(?:[\\/]{2}[^\\/]|\\\\)/.test(clean) && clean.startsWith('\\')) return false;
  return /^(?:https?:|mailto:)/i.test(clean) || !/^[a-z][a-z0-9+.-]*:/i.test(clean);
}
