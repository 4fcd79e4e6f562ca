import { describe, expect, it } from 'vitest';
import { importLimits } from '../../../../../electron/import/limits';
import { readXml } from '../../../../../electron/import/xml/read-xml';
import { createXmlBudget } from '../../../../../electron/import/xml/xml-budget';
import { attribute, child, textOf, type XmlVocabulary } from '../../../../../electron/import/xml/xml-tree';

const vocabulary: XmlVocabulary = {
  prefixes: new Map([['urn:a', 'a']]),
  keeps: (name) => name !== 'a:no',
  isSomething: (name) => name !== 'a:settings',
  hasText: (name) => name === 'a:t',
};

const read = (xml: string | Uint8Array, budget = createXmlBudget()) =>
  readXml(typeof xml === 'string' ? Buffer.from(xml) : xml, vocabulary, budget);

describe('readXml', () => {
  it('names elements and attributes by the vocabulary, whatever the document calls them', () => {
    const root = read('<x:r xmlns:x="urn:a" xmlns:y="urn:b" x:one="1" two="2"><x:t>a &lt; b<![CDATA[ & c]]></x:t><y:z/></x:r>');
    expect(root.name).toBe('a:r');
    expect([attribute(root, 'a:one'), attribute(root, 'two'), attribute(root, 'three')]).toEqual(['1', '2', '']);
    expect(textOf(child(root, 'a:t'))).toBe('a < b & c');
    expect(root.children.map((item) => (typeof item === 'string' ? item : item.name))).toEqual(['a:t', ':z']);
  });

  it('leaves out what is not asked for with all that it holds, and settings that say nothing', () => {
    const root = read('<r xmlns="urn:a">layout<no><t>a</t></no><settings><no/></settings><settings><t>b</t></settings><t/></r>');
    expect(root.children.map((item) => (typeof item === 'string' ? item : item.name))).toEqual(['a:settings', 'a:t']);
    expect(textOf(root)).toBe('b');
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFF<t xmlns="urn:a">é</t>')],
    ['UTF-16 with a mark', Buffer.from('\uFEFF<t xmlns="urn:a">é</t>', 'utf16le')],
    ['UTF-16 without', Buffer.from('<t xmlns="urn:a">é</t>', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\uFEFF<t xmlns="urn:a">é</t>', 'utf16le').swap16()],
    ['what it states', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><t xmlns="urn:a">é</t>', 'latin1')],
  ])('reads %s', (_name, bytes) => expect(textOf(read(bytes))).toBe('é'));

  it('counts depth, elements and words, but not those that are left out', () => {
    const within = (inside: string): string => `<r xmlns="urn:a">${inside}</r>`;
    expect(() => read(within('<no/><settings/>'.repeat(importLimits.nodes)))).not.toThrow();
    expect(() => read(within('<t/>'.repeat(importLimits.nodes)))).toThrow('import.too-large');
    expect(() => read(within(`<no>${'<t>'.repeat(importLimits.depth)}${'</t>'.repeat(importLimits.depth)}</no>`))).toThrow(
      'import.too-large',
    );
    const budget = createXmlBudget();
    read(within(`<t>${'a'.repeat(importLimits.textLength)}</t>`), budget);
    expect(() => read(within('<t>a</t>'), budget)).toThrow('import.too-large');
  });

  it('reads a word over the edges of the pieces that are decoded at a time', () => {
    const words = `${'ä'.repeat(400_000)}&amp;`;
    expect(textOf(read(`<t xmlns="urn:a">${words}</t>`))).toBe(words.replace('&amp;', '&'));
    expect(() => read(`<r>${' '.repeat(256 * 1024 - 8)}<!DOCTYPE r></r>`)).toThrow('import.unsafe');
  });
});
