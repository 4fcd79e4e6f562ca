import { docxBytes, docxParagraph, docxPart } from '../docx-bytes';
import { textEntry, type ZipEntry, zipBytes } from '../zip-bytes';
import { mainPart } from './documents';
import type { FileCase } from './hostile-case';

/** D1 to D4: archives and XML that no honest program writes, or that have suffered. */

const words = docxParagraph('Only words.');
const record = 'PK\x01\x02';

/** The place of an entry's record in the list of entries. */
function recordOf(bytes: Buffer, name: string): number {
  return bytes.indexOf(name, bytes.indexOf(record, 0, 'latin1'), 'latin1') - 46;
}

const bomb = async (): Promise<Buffer> =>
  docxBytes('', { entries: [{ name: 'word/document.xml', bytes: Buffer.alloc(32 * 1024 * 1024, ' ') }] });

const refusedAs = (id: FileCase['id'], refused: 'damaged' | 'unsafe' | 'too-large' | 'empty') => {
  return (what: string, bytes: FileCase['bytes']): FileCase => ({
    id,
    what,
    name: `${id} ${what}.docx`,
    bytes,
    outcome: { refused: `import.${refused}` },
  });
};

const broken = refusedAs('D1', 'damaged');
const unsafe = refusedAs('D3', 'unsafe');
const declared = refusedAs('D4', 'unsafe');

/** A document of two entries, of which the second leads elsewhere. */
const leading =
  (name: string, more: Partial<ZipEntry> = {}) =>
  (): Promise<Buffer> =>
    zipBytes([textEntry('word/document.xml', mainPart), { ...textEntry(name, 'evil'), ...more }]);

const withType = (type: string): Promise<Buffer> =>
  docxBytes('', {
    entries: [
      textEntry(
        'word/document.xml',
        docxPart('w:document', '<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>').replace('<w:document', `${type}<w:document`),
      ),
    ],
  });

export const packages: readonly FileCase[] = [
  refusedAs('D1', 'empty')('nothing', () => new Uint8Array()),
  broken('no archive', () => Buffer.from('PK\x03\x04 word/document.xml')),
  broken('half an archive', async () => {
    const whole = await docxBytes(words);
    return whole.subarray(0, whole.byteLength / 2);
  }),
  broken('large sizes that are nowhere', async () => {
    const bytes = await docxBytes(words);
    const at = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    const locator = Buffer.alloc(20);
    locator.write('PK\x06\x07', 0, 'latin1');
    locator.writeUInt32LE(0x7fffffff, 8);
    return Buffer.concat([bytes.subarray(0, at), locator, bytes.subarray(at)]);
  }),
  refusedAs('D2', 'too-large')('a bomb', bomb),
  refusedAs('D2', 'damaged')('a bomb that states another size', async () => {
    const bytes = await bomb();
    bytes.writeUInt32LE(1000, recordOf(bytes, 'word/document.xml') + 24);
    return bytes;
  }),
  refusedAs('D2', 'unsafe')('entries that share their bytes', async () => {
    const bytes = await docxBytes(words, { entries: [textEntry('word/styles.xml', docxPart('w:styles', ''))] });
    bytes.writeUInt32LE(bytes.readUInt32LE(recordOf(bytes, 'word/document.xml') + 42), recordOf(bytes, 'word/styles.xml') + 42);
    return bytes;
  }),
  unsafe('a way up', leading('word/../../evil')),
  unsafe('a way from the root', leading('/etc/evil')),
  unsafe('a drive', leading('C:/evil')),
  unsafe('a NUL in a name', leading('word/e\u0000vil')),
  unsafe('a name that is there twice', leading('WORD/Document.xml')),
  unsafe('a link', leading('word/link', { mode: 0o120777 })),
  declared('an entity that is a file', ({ bait }) => withType(`<!DOCTYPE w [<!ENTITY e SYSTEM "file://${bait}">]>`)),
  declared('an entity that is an address', ({ host }) => withType(`<!DOCTYPE w [<!ENTITY e SYSTEM "http://${host}/e">]>`)),
  declared('a parameter entity', ({ host }) => withType(`<!DOCTYPE w [<!ENTITY % p SYSTEM "http://${host}/e.dtd"> %p;]>`)),
  declared('entities that multiply', () =>
    withType(
      `<!DOCTYPE w [<!ENTITY a "ha">${[...'bcde'].map((name, index) => `<!ENTITY ${name} "${`&${'abcd'[index]};`.repeat(100)}">`).join('')}]>`,
    ),
  ),
];
