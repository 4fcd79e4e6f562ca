import type { XmlVocabulary } from '../xml/xml-tree';

/** The namespaces of Office Open XML (ECMA-376), each in its transitional and its strict form. */
const namespaces: Readonly<Record<string, readonly string[]>> = {
  w: ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main'],
  r: ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'http://purl.oclc.org/ooxml/officeDocument/relationships'],
  m: ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'http://purl.oclc.org/ooxml/officeDocument/math'],
  a: ['http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'],
  wp: [
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
  ],
  v: ['urn:schemas-microsoft-com:vml'],
  xml: ['http://www.w3.org/XML/1998/namespace'],
  rel: ['http://schemas.openxmlformats.org/package/2006/relationships'],
  mc: ['http://schemas.openxmlformats.org/markup-compatibility/2006'],
  dc: ['http://purl.org/dc/elements/1.1/'],
  cp: ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties'],
  ep: [
    'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties',
    'http://purl.oclc.org/ooxml/officeDocument/extendedProperties',
  ],
};

/** Settings are most of a document: of those named here only these are kept, of the others all. */
const keptChildren = new Map(
  Object.entries({
    'w:rPr': ['w:sz', 'w:vanish', 'w:color', 'w:highlight', 'w:shd', 'w:rStyle', 'w:del', 'w:moveFrom', 'w:ins'],
    'w:pPr': ['w:pStyle', 'w:numPr', 'w:outlineLvl', 'w:rPr', 'w:framePr', 'w:shd'],
    'w:tblPr': ['w:tblStyle', 'w:shd'],
    'w:tblGrid': [],
    'w:tcPr': ['w:gridSpan', 'w:shd'],
    'w:trPr': ['w:tblHeader', 'w:del', 'w:gridBefore'],
    'w:sdtPr': [],
    'w:sectPr': [],
    'w:styles': ['w:style'],
    'w:style': ['w:name', 'w:basedOn', 'w:pPr', 'w:rPr', 'w:tblPr', 'w:tcPr', 'w:tblStylePr'],
    'w:tblStylePr': ['w:tblPr', 'w:tcPr'],
    'w:numbering': ['w:abstractNum', 'w:num'],
    'w:abstractNum': ['w:lvl'],
    'w:lvl': ['w:numFmt'],
    'w:num': ['w:abstractNumId'],
    'w:settings': ['w:footnotePr', 'w:endnotePr', 'w:displayBackgroundShape'],
  }).map(([parent, children]) => [parent, new Set(children)]),
);

/** Marks without words, and the settings that something had before somebody changed them. */
const leftOut = new Set(
  ['proofErr', 'bookmarkStart', 'bookmarkEnd', 'lastRenderedPageBreak', 'permStart', 'permEnd', 'commentRangeStart', 'commentRangeEnd']
    .concat(['rPrChange', 'pPrChange', 'sectPrChange', 'tblPrChange', 'tcPrChange', 'trPrChange', 'tblGridChange', 'numberingChange'])
    .map((name) => `w:${name}`),
);

const withText = new Set(['w:t', 'w:delText', 'w:instrText', 'm:t', 'dc:title', 'dc:creator', 'dc:language', 'ep:Company']);

/** What is kept of all parts of a document. */
export const docxVocabulary: XmlVocabulary = {
  prefixes: new Map(Object.entries(namespaces).flatMap(([prefix, addresses]) => addresses.map((address) => [address, prefix]))),
  keeps: (name, parent) => !leftOut.has(name) && (keptChildren.get(parent)?.has(name) ?? true),
  isSomething: (name) => !/^w:(?:r|p|tbl|tblStyle|tc|tr|sdt|sect)Pr$|^w:tblGrid$/.test(name),
  hasText: (name) => withText.has(name),
};

/** Whether a setting that is on or off is on: it is when it is there, unless it says no. */
export function isOn(value: string): boolean {
  return !/^(?:0|false|off)$/i.test(value);
}
