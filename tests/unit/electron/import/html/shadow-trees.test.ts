import { describe, expect, it } from 'vitest';
import { hardDepth, parsePage } from '../../../../../electron/import/html/parse-page';
import { readFragment } from '../../../../../electron/import/html/read-page';

function read(html: string): readonly (readonly [string, string | null])[] {
  const answer = readFragment(html);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.blocks.map(({ text, cut }) => [text, cut]);
}

describe('words in the shadow of an element', () => {
  it('stand around the children of the element, which are shown in its slots', () => {
    const shadow =
      '<template shadowrootmode="open"><slot name="head"></slot><p>First</p><slot><p>Nothing given</p></slot><p>Last</p></template>';
    expect(read(`<x-a><h1 slot="head">Title</h1><p>Middle</p>${shadow}</x-a>`)).toEqual([
      ['Title', null],
      ['First', null],
      ['Middle', null],
      ['Last', null],
    ]);
  });

  it('show what a slot holds itself when nothing is given for it', () =>
    expect(read('<x-a><template shadowmode="open"><slot name="a"><p>By itself</p></slot></template></x-a>')).toEqual([
      ['By itself', null],
    ]));

  it('hide the children that no slot shows, which stay to be read', () =>
    expect(read('<x-a><template shadowmode="open"><p>Seen</p></template><p>Not shown</p></x-a>')).toEqual([
      ['Seen', null],
      ['Not shown', 'hidden-text'],
    ]));

  it('may be handed on from slot to slot', () => {
    const inner = '<x-b><slot></slot><template shadowmode="open"><p>Inner</p><slot></slot></template></x-b>';
    expect(read(`<x-a><p>Given</p><template shadowmode="open">${inner}</template></x-a>`).map(([text]) => text)).toEqual([
      'Inner',
      'Given',
    ]);
  });

  it('are refused when slots in slots lie deeper than anything is read', () => {
    const levels = 60;
    const boxes = 80;
    const shadow = `<template shadowmode="open">${'<div>'.repeat(boxes)}<slot></slot>${'</div>'.repeat(boxes)}</template>`;
    expect(levels * boxes).toBeGreaterThan(hardDepth);
    expect(parsePage(`${`<x-a>${shadow}`.repeat(levels)}words${'</x-a>'.repeat(levels)}`, 'document')).toBeNull();
  });
});
