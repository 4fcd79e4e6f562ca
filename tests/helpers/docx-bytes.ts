import { textEntry, type ZipEntry, zipBytes } from './zip-bytes';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A relation of the document's part: its type's last word, its target, and whether that lies outside. */
export type DocxRelation = readonly [type: string, target: string, external?: 'external'];

/** What a hand-made document holds beside its body. */
export type DocxMore = {
  /** Further parts by their names, each as the inside of an element of that name: `{ 'word/styles.xml': ['w:styles', '...'] }`. */
  readonly parts?: Readonly<Record<string, readonly [element: string, inside: string]>>;
  readonly relations?: readonly DocxRelation[];
  /** Entries as they are. */
  readonly entries?: readonly ZipEntry[];
};

/** The XML of a part, with the namespaces that Word declares. */
export function docxPart(element: string, inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${element} ${namespaces}>${inside}</${element}>`;
}

/** A document of Word with that body, in WordprocessingML. The usual parts are related by their names. */
export async function docxBytes(body: string, { parts = {}, relations = [], entries = [] }: DocxMore = {}): Promise<Buffer> {
  const named = Object.keys(parts).map((name): DocxRelation => [name.replace(/^word\/|\d*\.xml$/g, ''), name.replace(/^word\//, '')]);
  const own = [
    textEntry('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    textEntry('_rels/.rels', relationsXml([['officeDocument', 'word/document.xml']])),
    textEntry('word/_rels/document.xml.rels', relationsXml([...named, ...relations])),
    textEntry('word/document.xml', docxPart('w:document', `<w:body>${body}</w:body>`)),
    ...Object.entries(parts).map(([name, [element, inside]]) => textEntry(name, docxPart(element, inside))),
  ];
  const replaced = new Set(entries.map(({ name }) => name));
  return zipBytes([...own.filter(({ name }) => !replaced.has(name)), ...entries]);
}

/** A paragraph of plain words; `settings` is the inside of its `w:pPr`. */
export function docxParagraph(words: string, settings = ''): string {
  return `<w:p><w:pPr>${settings}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
}

function relationsXml(relations: readonly DocxRelation[]): string {
  const rows = relations.map(
    ([type, target, external], index) =>
      `<Relationship Id="rId${index}" Type="${office}/${type}" Target="${target}"${external === undefined ? '' : ' TargetMode="External"'}/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`;
}
