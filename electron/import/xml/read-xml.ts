import { SaxesParser, type SaxesTagNS } from 'saxes';
import { importLimits } from '../limits';
import { ImportRefusal } from '../refusal';
import { decodeXml } from './decode-xml';
import type { XmlBudget } from './xml-budget';
import type { XmlElement, XmlNode, XmlVocabulary } from './xml-tree';

type Growing = XmlElement & { readonly children: XmlNode[] };

const noAttributes: ReadonlyMap<string, string> = new Map();

/**
 * Reads XML piece by piece into a tree of what the vocabulary keeps. Only what is kept is counted against the budget;
 * the depth of all is. A document type is refused before anything is parsed, so that there are no entities but the five
 * of XML itself. Throws an `ImportRefusal`: `import.unsafe`, `import.too-large`, `import.damaged` for what is not
 * well-formed.
 */
export function readXml(bytes: Uint8Array, vocabulary: XmlVocabulary, budget: XmlBudget): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const root: Growing = { name: '', attributes: noAttributes, children: [] };
  const open: Growing[] = [root];
  let depth = 0;
  /** The depth of the outermost element that is being left out, 0 when none is. */
  let leftOutAt = 0;

  parser.on('error', () => {
    throw new ImportRefusal('import.damaged');
  });
  parser.on('doctype', () => {
    throw new ImportRefusal('import.unsafe');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > importLimits.depth) throw new ImportRefusal('import.too-large');
    if (leftOutAt > 0) return;
    const parent = open.at(-1) as Growing;
    const name = qualified(tag.uri, tag.local, vocabulary);
    if (!vocabulary.keeps(name, parent.name)) {
      leftOutAt = depth;
      return;
    }
    budget.takeNode();
    const element: Growing = { name, attributes: attributesOf(tag, vocabulary), children: [] };
    parent.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    if (leftOutAt === 0) endElement(open, vocabulary, budget);
    else if (leftOutAt === depth) leftOutAt = 0;
    depth -= 1;
  });
  const addText = (text: string): void => {
    const parent = open.at(-1) as Growing;
    if (leftOutAt > 0 || parent === root || !vocabulary.hasText(parent.name)) return;
    budget.takeText(text.length);
    parent.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);

  for (const piece of decodeXml(bytes)) parser.write(piece);
  parser.close();
  const [top] = root.children;
  if (top === undefined || typeof top === 'string') throw new ImportRefusal('import.damaged');
  return top;
}

/** Settings of which nothing is kept are most elements of a document, and would be counted for nothing. */
function endElement(open: Growing[], vocabulary: XmlVocabulary, budget: XmlBudget): void {
  const ended = open.pop();
  if (ended === undefined || ended.children.length > 0 || vocabulary.isSomething(ended.name)) return;
  open.at(-1)?.children.pop();
  budget.giveNodeBack();
}

function qualified(uri: string, local: string, { prefixes }: XmlVocabulary): string {
  return `${prefixes.get(uri) ?? ''}:${local}`;
}

function attributesOf(tag: SaxesTagNS, vocabulary: XmlVocabulary): ReadonlyMap<string, string> {
  const all = Object.values(tag.attributes);
  if (all.length === 0) return noAttributes;
  return new Map(all.map(({ uri, local, value }) => [uri === '' ? local : qualified(uri, local, vocabulary), value]));
}
