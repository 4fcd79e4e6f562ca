/** A part of a PDF that is written in code: the words of its object, or a stream with its own bytes. */
export type PdfObject = string | { readonly dictionary: string; readonly bytes: Uint8Array };

/**
 * A small PDF of the given objects, numbered from 1, of which the first is the catalogue; `trailer` adds to the trailer.
 * Offsets and lengths are right, so that whatever is wrong in it is so on purpose.
 */
export function makePdf(objects: readonly PdfObject[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const write = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    write(Buffer.from(`${index + 1} 0 obj\n`));
    if (typeof object === 'string') write(Buffer.from(object, 'latin1'));
    else {
      write(Buffer.from(`<< ${object.dictionary} /Length ${object.bytes.length} >>\nstream\n`));
      write(Buffer.from(object.bytes));
      write(Buffer.from('\nendstream'));
    }
    write(Buffer.from('\nendobj\n'));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = length;
  write(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`));
  write(Buffer.from(`trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

/** The objects of a document of one page whose lines are drawn one below the other in Helvetica; `catalogue` adds to the catalogue. */
export function onePage(lines: readonly string[], catalogue = ''): readonly PdfObject[] {
  const drawn = lines.map((line) => `(${line}) Tj 0 -15 Td`).join(' ');
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    { dictionary: '', bytes: Buffer.from(`BT /F 12 Tf 72 760 Td ${drawn} ET`) },
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
}
