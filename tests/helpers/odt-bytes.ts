import { textEntry, type ZipEntry, zipBytes } from './zip-bytes';

const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const names = {
  office: 'office',
  style: 'style',
  text: 'text',
  table: 'table',
  draw: 'drawing',
  meta: 'meta',
  form: 'form',
  script: 'script',
};
const namespaces = [
  ...Object.entries(names).map(([prefix, name]) => `xmlns:${prefix}="${oasis}:${name}:1.0"`),
  `xmlns:fo="${oasis}:xsl-fo-compatible:1.0"`,
  'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
  `xmlns:svg="${oasis}:svg-compatible:1.0"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ');

/** What a hand-made document holds beside its body, each the inside of the element that it stands for. */
export type OdtMore = {
  readonly automaticStyles?: string;
  readonly scripts?: string;
  readonly styles?: string;
  readonly masterStyles?: string;
  /** The attributes of the page's background. */
  readonly page?: string;
  readonly meta?: string;
  /** Entries as they are, which take the place of others of their name. */
  readonly entries?: readonly ZipEntry[];
};

export function odtPart(element: string, inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:${element} ${namespaces}>${inside}</office:${element}>`;
}

/** A text document of OpenDocument with that body. */
export async function odtBytes(body: string, more: OdtMore = {}): Promise<Buffer> {
  const { automaticStyles = '', scripts = '', styles = '', masterStyles = '', page: background = '', meta = '', entries = [] } = more;
  const content = `${scripts}<office:automatic-styles>${automaticStyles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`;
  const page = `<office:styles>${styles}</office:styles><office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties ${background}/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:page-layout-name="Page">${masterStyles}</style:master-page></office:master-styles>`;
  const own = [
    textEntry('mimetype', 'application/vnd.oasis.opendocument.text'),
    textEntry('content.xml', odtPart('document-content', content)),
    textEntry('styles.xml', odtPart('document-styles', page)),
    textEntry('meta.xml', odtPart('document-meta', `<office:meta>${meta}</office:meta>`)),
    textEntry('META-INF/manifest.xml', '<!DOCTYPE manifest SYSTEM "Manifest.dtd"><manifest/>'),
  ];
  const replaced = new Set(entries.map(({ name }) => name));
  return zipBytes([...own.filter(({ name }) => !replaced.has(name)), ...entries]);
}
