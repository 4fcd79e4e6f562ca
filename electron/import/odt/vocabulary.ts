import type { XmlVocabulary } from '../xml/xml-tree';

const oasis = 'urn:oasis:names:tc:opendocument:xmlns';

/** The namespaces of OpenDocument (ISO/IEC 26300) that words, and what says something of them, stand in. */
const namespaces: Readonly<Record<string, string>> = {
  office: `${oasis}:office:1.0`,
  style: `${oasis}:style:1.0`,
  text: `${oasis}:text:1.0`,
  table: `${oasis}:table:1.0`,
  draw: `${oasis}:drawing:1.0`,
  meta: `${oasis}:meta:1.0`,
  form: `${oasis}:form:1.0`,
  script: `${oasis}:script:1.0`,
  svg: `${oasis}:svg-compatible:1.0`,
  fo: `${oasis}:xsl-fo-compatible:1.0`,
  loext: 'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0',
  dc: 'http://purl.org/dc/elements/1.1/',
  xlink: 'http://www.w3.org/1999/xlink',
};

/** Settings of what may be painted. */
const painted = ['paragraph', 'section', 'table', 'table-row', 'table-cell'].map((name) => `style:${name}-properties`);

/** Of these only what is named is kept. */
const keptChildren = new Map(
  Object.entries({
    'office:styles': ['style:style'],
    'office:automatic-styles': ['style:style', 'style:page-layout'],
    'style:style': ['style:text-properties', ...painted],
    'style:page-layout': ['style:page-layout-properties'],
    ...Object.fromEntries([...painted, 'style:page-layout-properties'].map((name) => [name, ['style:background-image']])),
    'style:background-image': [],
    'office:forms': ['form:form'],
    'form:form': [],
    'office:scripts': ['office:script'],
    'office:script': [],
    'office:settings': [],
    'office:font-face-decls': [],
    'table:table-columns': [],
  }).map(([parent, children]) => [parent, new Set(children)]),
);

/** What describes words or pictures and is none itself. */
const leftOut = new Set(
  ['text:sequence-decls', 'text:variable-decls', 'text:user-field-decls', 'text:list-style', 'table:table-column']
    .concat(['text:table-of-content-source', 'text:illustration-index-source', 'text:table-index-source', 'text:object-index-source'])
    .concat(['text:user-index-source', 'text:alphabetical-index-source', 'text:bibliography-source', 'office:binary-data'])
    .concat(['office:event-listeners', 'draw:glue-point', 'draw:image-map', 'text:bibliography-configuration', 'office:change-info']),
);

/** Structure between which blanks are layout of the file. */
const withoutText = new Set(
  [
    'document',
    'document-content',
    'document-styles',
    'document-meta',
    'body',
    'text',
    'meta',
    'styles',
    'automatic-styles',
    'master-styles',
  ]
    .map((name) => `office:${name}`)
    .concat(['text:list', 'text:list-item', 'text:list-header', 'text:section', 'text:index-body', 'text:note', 'text:note-body'])
    .concat(['table:table', 'table:table-row', 'table:table-cell', 'table:table-rows', 'table:table-header-rows', 'draw:text-box'])
    .concat([
      'draw:frame',
      'text:tracked-changes',
      'text:changed-region',
      'text:deletion',
      'style:master-page',
      'style:header',
      'style:footer',
    ]),
);

/** What is kept of all parts of a document. */
export const odtVocabulary: XmlVocabulary = {
  prefixes: new Map(Object.entries(namespaces).map(([prefix, address]) => [address, prefix])),
  keeps: (name, parent) => !leftOut.has(name) && (keptChildren.get(parent)?.has(name) ?? true),
  isSomething: (name) => name !== 'table:table-columns',
  hasText: (name) => !withoutText.has(name),
};
