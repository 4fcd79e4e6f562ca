import { attribute, child, elements, type XmlElement } from '../xml/xml-tree';
import type { ListPlace } from './styles';

/** Whether a place in a list has a bullet or number; lists without are used to indent. */
export type DocxLists = (place: ListPlace) => boolean;

/** Reads the definitions of lists (`numbering.xml`). A list that is not defined there is none. */
export function readLists(part: XmlElement | null): DocxLists {
  const all = part === null ? [] : elements(part);
  const kinds = new Map(all.filter(({ name }) => name === 'w:abstractNum').map((kind) => [attribute(kind, 'w:abstractNumId'), kind]));
  const lists = new Map(
    all
      .filter(({ name }) => name === 'w:num')
      .map((list) => [attribute(list, 'w:numId'), kinds.get(attribute(child(list, 'w:abstractNumId'), 'w:val'))]),
  );
  return ({ list, depth }) => {
    const kind = lists.get(list);
    if (kind === undefined) return lists.has(list);
    const level = elements(kind).find((item) => attribute(item, 'w:ilvl') === String(depth));
    return attribute(child(level, 'w:numFmt'), 'w:val') !== 'none';
  };
}
