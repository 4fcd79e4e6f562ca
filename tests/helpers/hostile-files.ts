import { docxBytes, docxPart } from './docx-bytes';
import { makePdf, onePage, type PdfObject } from './make-pdf';
import { textEntry, zipBytes } from './zip-bytes';

/** A file that means harm or is broken, and the code that it has to be refused with. `id`: its row in the table of hostile inputs. */
export type RefusedFile = { readonly id: string; readonly name: string; readonly bytes: Uint8Array; readonly code: string };

/** Files that have to be refused, one for each way of being refused and each format that has one. */
export async function refusedFiles(): Promise<readonly RefusedFile[]> {
  const words = '<w:p><w:r><w:t>Only words.</w:t></w:r></w:p>';
  const document = await docxBytes(words);
  const inDocument = (xml: string): Promise<Buffer> => zipBytes([textEntry('word/document.xml', xml)]);
  const tables = '<w:tbl><w:tr><w:tc>'.repeat(5_000) + words + '</w:tc></w:tr></w:tbl>'.repeat(5_000);
  const dtd = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document>&e;</w:document>';
  const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
  const ole = Buffer.from('D0CF11E0A1B11AE1', 'hex');
  const cyclic = makePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']);
  return [
    { id: 'F1', name: 'empty.pdf', bytes: new Uint8Array(), code: 'import.empty' },
    { id: 'F1', name: 'garbage.pdf', bytes: Buffer.from('%PDF-1.7\nrubbish'), code: 'import.damaged' },
    { id: 'F4', name: 'cyclic.pdf', bytes: cyclic, code: 'import.damaged' },
    { id: 'F7', name: 'scan.pdf', bytes: picturePdf(), code: 'import.no-text-layer' },
    { id: 'D1', name: 'cut.docx', bytes: document.subarray(0, document.length / 2), code: 'import.damaged' },
    { id: 'D2', name: 'bomb.docx', bytes: await inDocument(docxPart('w:document', ' '.repeat(30_000_000))), code: 'import.too-large' },
    { id: 'D4', name: 'entity.docx', bytes: await inDocument(dtd), code: 'import.unsafe' },
    { id: 'D7', name: 'tables.docx', bytes: await docxBytes(tables), code: 'import.too-large' },
    { id: 'D9', name: 'old.doc', bytes: Buffer.concat([ole, Buffer.alloc(4096)]), code: 'import.unsupported' },
    { id: 'D10', name: 'locked.docx', bytes: Buffer.concat([ole, wide('EncryptedPackage')]), code: 'import.encrypted' },
    { id: 'G4', name: 'page.html', bytes: Buffer.from('89504E470D0A1A0A0000000D49484452', 'hex'), code: 'import.unsupported' },
    { id: 'H11', name: 'tags.html', bytes: Buffer.from('<b></b>'.repeat(400_000)), code: 'import.too-large' },
  ];
}

/** A document of one page that is a picture. */
export function picturePdf(): Uint8Array {
  const objects: PdfObject[] = [...onePage([])];
  objects[2] = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>';
  objects[3] = { dictionary: '', bytes: Buffer.from('q 500 0 0 700 40 40 cm /I Do Q') };
  objects[4] = {
    dictionary: '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
    bytes: Uint8Array.from([0, 90, 180, 255]),
  };
  return makePdf(objects);
}
