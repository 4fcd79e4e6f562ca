import type { Token } from 'markdown-it';
import type { DroppedPart } from '../../../shared/domain/import-preview';
import { isSpaceless } from '../line-shape';

/** Gathers what is left out of a source, counted by kind with the first example of each. */
export type DroppedParts = {
  readonly add: (what: DroppedPart['what'], example: string) => void;
  readonly list: () => readonly DroppedPart[];
};

export function createDroppedParts(): DroppedParts {
  const parts = new Map<DroppedPart['what'], { count: number; readonly example: string }>();
  return {
    add(what, example) {
      const known = parts.get(what);
      if (known === undefined) parts.set(what, { count: 1, example: example.trim().slice(0, 200) });
      else known.count += 1;
    },
    list: () => [...parts].map(([what, { count, example }]) => ({ what, count, example })),
  };
}

/** The words of a line of Markdown: without signs of emphasis, of links only what is read, of pictures their description. */
export function inlineText(children: readonly Token[], dropped: DroppedParts): string {
  let text = '';
  for (const [index, token] of children.entries()) {
    if (token.type === 'softbreak')
      text += isSpaceless(text.at(-1) ?? '') && isSpaceless(children[index + 1]?.content.at(0) ?? '') ? '' : ' ';
    else if (token.type === 'hardbreak') text += '\n';
    else if (token.type === 'footnote_ref') text += `[${String(token.meta?.label ?? '')}]`;
    else if (token.type === 'link_open') noteTarget(token, dropped);
    else if (token.type === 'image') {
      dropped.add(/^[a-z]+:/i.test(String(token.attrGet('src') ?? '')) ? 'remote-image' : 'image', String(token.attrGet('src') ?? ''));
      text += token.content;
    } else if (token.type === 'html_inline') text += inlineTag(token.content, dropped);
    else text += token.content;
  }
  return text;
}

function noteTarget(token: Token, dropped: DroppedParts): void {
  // An address between angle brackets is itself the words.
  if (token.info !== 'auto') dropped.add('link-target', String(token.attrGet('href') ?? ''));
}

function inlineTag(tag: string, dropped: DroppedParts): string {
  if (/^<br\b/i.test(tag)) return '\n';
  if (tag.startsWith('<!--')) dropped.add('comment', tag.slice(4, -3).trim());
  if (/^<img\b/i.test(tag)) dropped.add('image', /\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? '');
  return '';
}
