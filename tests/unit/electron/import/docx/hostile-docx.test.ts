import { describe, expect, it } from 'vitest';
import { importLimits } from '../../../../../electron/import/limits';
import { readSource } from '../../../../../electron/import/read-source';
import type { Understanding } from '../../../../../electron/import/understand-reading';
import { docxBytes, docxParagraph, docxPart } from '../../../../helpers/docx-bytes';
import { articleOf } from '../../../../helpers/import-table';
import { textEntry, type ZipEntry, zipBytes } from '../../../../helpers/zip-bytes';

/** D1 to D12 of the hostile inputs: documents that somebody made to do harm, or that have suffered. */

async function refusal(bytes: Uint8Array): Promise<string> {
  const answer = await readSource(bytes);
  return answer.ok ? `read: ${articleOf(answer.value).join(' / ')}` : answer.error.code;
}

async function read(bytes: Uint8Array): Promise<Understanding> {
  const answer = await readSource(bytes);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const words = docxParagraph('Only words.');
const bomb: Uint8Array = Buffer.alloc(32 * 1024 * 1024, ' ');
const end = 'PK\x05\x06';
const record = 'PK\x01\x02';

/** The place of an entry's record in the list of entries. */
function recordOf(bytes: Buffer, name: string): number {
  return bytes.indexOf(name, bytes.indexOf(record, 0, 'latin1'), 'latin1') - 46;
}

describe('an archive that is none (D1)', () => {
  it('is called empty or damaged', async () => {
    expect(await refusal(new Uint8Array())).toBe('import.empty');
    expect(await refusal(Buffer.from('PK\x03\x04 word/document.xml'))).toBe('import.damaged');
  });

  it('is called damaged when it is cut, at every length', async () => {
    const whole = await docxBytes(words);
    const codes = new Set<string>();
    for (let length = 4; length < whole.byteLength; length += 11) codes.add(await refusal(whole.subarray(0, length)));
    expect([...codes].sort()).toEqual(['import.archive', 'import.damaged', 'import.unsupported']);
  });

  it('with a byte changed is read as it was, or refused', async () => {
    const whole = await docxBytes(words);
    for (let at = 0; at < whole.byteLength; at += 5) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      const answer = await readSource(changed);
      if (answer.ok && answer.value.format === 'docx') expect(articleOf(answer.value), `byte ${at}`).toEqual(['Only words.']);
    }
  });

  it('is called damaged when it promises large sizes that are nowhere', async () => {
    const bytes = await docxBytes(words);
    const at = bytes.lastIndexOf(end, undefined, 'latin1');
    const locator = Buffer.alloc(20);
    locator.write('PK\x06\x07', 0, 'latin1');
    locator.writeUInt32LE(0x7fffffff, 8);
    expect(await refusal(Buffer.concat([bytes.subarray(0, at), locator, bytes.subarray(at)]))).toBe('import.damaged');
    bytes.writeUInt32LE(0xfffffff0, at + 16);
    expect(await refusal(bytes)).toBe('import.damaged');
  });

  it('is called damaged when the document is not in it, or is no XML', async () => {
    expect(await refusal(await zipBytes([textEntry('word/styles.xml', '<w/>')]))).toBe('import.damaged');
    for (const xml of ['', 'words', '<a><b></a>', '<a', '<a>&nbsp;</a>', '<?xml version="1.0" encoding="x-none"?><a/>', '<a>\xff</a>']) {
      const entry = { name: 'word/document.xml', bytes: Buffer.from(xml, 'latin1') };
      expect(await refusal(await docxBytes('', { entries: [entry] })), xml).toBe('import.damaged');
    }
  });
});

describe('a bomb (D2)', () => {
  it('is refused at the limit, counted while it is unpacked', async () => {
    const bytes = await docxBytes('', { entries: [{ name: 'word/document.xml', bytes: bomb }] });
    expect(bytes.byteLength).toBeLessThan(64 * 1024);
    expect(await refusal(bytes)).toBe('import.too-large');
  });

  it('is refused when it lies in several parts, each within the limit', async () => {
    const part = Buffer.from(docxPart('w:styles', ' '.repeat(5 * 1024 * 1024)));
    const entries = ['styles', 'numbering', 'settings'].map((name): ZipEntry => ({ name: `word/${name}.xml`, bytes: part }));
    const relations = (['styles', 'numbering', 'settings'] as const).map((name) => [name, `${name}.xml`] as const);
    expect(await refusal(await docxBytes(words, { entries, relations }))).toBe('import.too-large');
  });

  it('is refused when it declares sizes that are not so', async () => {
    const bytes = await docxBytes('', { entries: [{ name: 'word/document.xml', bytes: bomb }] });
    bytes.writeUInt32LE(1000, recordOf(bytes, 'word/document.xml') + 24);
    expect(await refusal(bytes)).toBe('import.damaged');
  });

  it('is refused when its entries share their bytes', async () => {
    const bytes = await docxBytes(words, { entries: [textEntry('word/styles.xml', docxPart('w:styles', ''))] });
    bytes.writeUInt32LE(bytes.readUInt32LE(recordOf(bytes, 'word/document.xml') + 42), recordOf(bytes, 'word/styles.xml') + 42);
    expect(await refusal(bytes)).toBe('import.unsafe');
  });

  it('of too many entries is refused', async () => {
    const entries = Array.from({ length: importLimits.entries }, (_value, index) => textEntry(`word/media/${index}.png`, ''));
    expect(await refusal(await docxBytes(words, { entries }))).toBe('import.too-large');
  });

  it('of too many elements, or too many words, is refused', async () => {
    expect(await refusal(await docxBytes('<w:x/>'.repeat(importLimits.nodes)))).toBe('import.too-large');
    expect(await refusal(await docxBytes(docxParagraph('Ab c. '.repeat(2_000_000))))).toBe('import.too-large');
  });

  it('that nobody asks for is never unpacked', async () => {
    const entries = [{ name: 'word/media/image1.emf', bytes: bomb }];
    const { blocks, dropped } = await read(await docxBytes(words, { entries, relations: [['image', 'media/image1.emf']] }));
    expect(blocks).toHaveLength(1);
    expect(dropped).toEqual([{ what: 'image', count: 1, example: 'word/media/image1.emf' }]);
  });
});

describe('a picture that was made to do harm', () => {
  it('costs no words when it unpacks without end, and those behind it are not unpacked (D2, D12)', async () => {
    const blip = (id: string): string => `<w:p><w:r><w:drawing><a:blip r:embed="${id}"/></w:drawing></w:r></w:p>`;
    const entries = [
      { name: 'word/media/1.png', bytes: bomb },
      { name: 'word/media/2.png', bytes: Uint8Array.of(2) },
    ];
    const relations = [['image', 'media/1.png'] as const, ['image', 'media/2.png'] as const];
    const { blocks, pictures } = await read(await docxBytes(words + blip('rId0') + blip('rId1'), { entries, relations }));
    expect(blocks).toHaveLength(1);
    expect(pictures.map(({ bytes }) => bytes.byteLength)).toEqual([0, 0]);
  });
});

describe('an entry that leads elsewhere (D3)', () => {
  it.each([
    '../evil',
    'word/../../evil',
    'word\\..\\..\\evil',
    '/etc/evil',
    'C:/evil',
    'word/e\u0000vil',
    'word/nul.xml',
    'word/document.xml',
    'WORD/Document.xml',
  ])('makes the document refused: %j', async (name) => {
    const entries = [textEntry('word/document.xml', docxPart('w:document', `<w:body>${words}</w:body>`)), textEntry(name, 'evil')];
    expect(await refusal(await zipBytes(entries))).toBe('import.unsafe');
  });

  it('makes it refused when it is a link, and encrypted when it is under a password', async () => {
    const link: ZipEntry = { name: 'word/link', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 };
    expect(await refusal(await docxBytes(words, { entries: [link] }))).toBe('import.unsafe');
    const locked = await docxBytes(words);
    const at = recordOf(locked, 'word/document.xml') + 8;
    locked.writeUInt16LE(locked.readUInt16LE(at) | 1, at);
    expect(await refusal(locked)).toBe('import.encrypted');
  });

  it('does no harm as a folder', async () => {
    expect(articleOf(await read(await docxBytes(words, { entries: [textEntry('word/', '')] })))).toEqual(['Only words.']);
  });
});

describe('a document type (D4)', () => {
  const text = docxPart('w:document', '<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>');
  const withType = (type: string): string => text.replace('<w:document', `${type}<w:document`);
  it.each([
    ['a file', '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
    ['an address', '<!DOCTYPE w SYSTEM "http://example.org/e.dtd">'],
    ['a parameter', '<!DOCTYPE w [<!ENTITY % p SYSTEM "http://example.org/e.dtd"> %p;]>'],
    ['laughter', '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY e "&b;&b;&b;">]>'],
    ['nothing', '<!doctype w>'],
  ])('is refused that names %s', async (_name, type) => {
    expect(await refusal(await docxBytes('', { entries: [textEntry('word/document.xml', withType(type))] }))).toBe('import.unsafe');
  });

  it('is refused in another encoding and in another part', async () => {
    const wide = { name: 'word/document.xml', bytes: Buffer.from(`\uFEFF${withType('<!DOCTYPE w>')}`, 'utf16le') };
    expect(await refusal(await docxBytes('', { entries: [wide] }))).toBe('import.unsafe');
    const styles = textEntry('word/styles.xml', `<!DOCTYPE w>${docxPart('w:styles', '')}`);
    expect(await refusal(await docxBytes(words, { entries: [styles], relations: [['styles', 'styles.xml']] }))).toBe('import.unsafe');
  });
});

describe('what a document asks to be fetched, run or opened is listed and left alone', () => {
  it.each(['file:///etc/passwd', '/dev/zero', '\\\\server\\share\\picture.png', 'https://example.org/pixel.png'])(
    'the picture %j (D5)',
    async (target) => {
      const { dropped, blocks } = await read(await docxBytes(words, { relations: [['image', target, 'external']] }));
      expect(dropped).toEqual([{ what: 'remote-image', count: 1, example: target }]);
      expect(blocks.map(({ text }) => text)).toEqual(['Only words.']);
    },
  );

  it('links that lead to no page (D6)', async () => {
    const link = '<w:p><w:hyperlink r:id="rId0"><w:r><w:t>click</w:t></w:r></w:hyperlink></w:p>';
    const relations = [
      ['hyperlink', 'javascript:alert(1)', 'external'],
      ['hyperlink', 'https://example.org/', 'external'],
    ] as const;
    const { dropped, blocks } = await read(await docxBytes(link, { relations }));
    expect(dropped).toEqual([{ what: 'link-target', count: 1, example: 'javascript:alert(1)' }]);
    expect(blocks.map(({ text }) => text)).toEqual(['click']);
  });

  it('5,000 tables in each other are refused (D7)', async () => {
    const nested = `${'<w:tbl><w:tr><w:tc>'.repeat(5000)}${words}${'</w:tc></w:tr></w:tbl>'.repeat(5000)}`;
    expect(await refusal(await docxBytes(nested))).toBe('import.too-large');
    expect(articleOf(await read(await docxBytes(words)))).toEqual(['Only words.']);
  });

  it('macros, objects, controls, templates and fields that run something (D8)', async () => {
    const field = (code: string): string =>
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    const body = `${field('DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"')}${field('HYPERLINK "file:///c:/evil.exe"')}<w:p><w:fldSimple w:instr="INCLUDETEXT secret.docx"><w:r><w:t>cached</w:t></w:r></w:fldSimple></w:p>`;
    const relations = [
      ['vbaProject', 'vbaProject.bin'],
      ['oleObject', 'embeddings/oleObject1.bin'],
      ['control', 'activeX/activeX1.xml'],
      ['attachedTemplate', 'http://example.org/evil.dotm', 'external'],
    ] as const;
    const { dropped, blocks } = await read(await docxBytes(words + body, { relations }));
    expect(blocks.map(({ text }) => text)).toEqual(['Only words.', 'result', 'result', 'cached']);
    expect(dropped).toEqual([
      { what: 'field', count: 2, example: 'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"' },
      { what: 'link-target', count: 2, example: 'file:///c:/evil.exe' },
      { what: 'macro', count: 1, example: 'word/vbaProject.bin' },
      { what: 'embedded-object', count: 2, example: 'word/embeddings/oleObject1.bin' },
    ]);
  });

  it('files of other programs are told from documents (D9, D10)', async () => {
    const old = Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1');
    expect(await refusal(old)).toBe('import.unsupported');
    expect(await refusal(await zipBytes([textEntry('Index/Document.iwa', 'x')]))).toBe('import.unsupported');
    expect(await refusal(Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('import.encrypted');
  });

  it('pages, other documents and drawings that lie in it (D12)', async () => {
    const relations = [
      ['aFChunk', 'afchunk.htm'],
      ['subDocument', 'file:///c:/other.docx', 'external'],
      ['image', 'media/image1.svg'],
    ] as const;
    const body = `<w:altChunk r:id="rId0"/>${words}`;
    const { dropped, blocks } = await read(
      await docxBytes(body, { relations, entries: [textEntry('word/afchunk.htm', '<script>alert(1)</script>')] }),
    );
    expect(blocks.map(({ text }) => text)).toEqual(['Only words.']);
    expect(dropped).toEqual([
      { what: 'embedded-object', count: 2, example: 'word/afchunk.htm' },
      { what: 'image', count: 1, example: 'word/media/image1.svg' },
    ]);
  });
});
