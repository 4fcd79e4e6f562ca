import { ImportRefusal } from '../refusal';

type Decoder = InstanceType<typeof TextDecoder>;

/** Bytes that are decoded at a time, so that a large part is never a large string. */
const pieceBytes = 256 * 1024;

/**
 * The letters of an XML file, piece by piece, in the encoding that it states (XML 1.0, appendix F). A document type in
 * any spelling is refused with an `ImportRefusal` `import.unsafe` before its piece is given out; an encoding that nobody
 * knows, and bytes that are none of it, with `import.damaged`.
 */
export function* decodeXml(bytes: Uint8Array): Generator<string> {
  const decoder = decoderFor(encodingOf(bytes));
  let tail = '';
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = decode(decoder, bytes.subarray(at, at + pieceBytes), at + pieceBytes < bytes.length);
    if (/<!doctype/i.test(tail + piece)) throw new ImportRefusal('import.unsafe');
    tail = piece.slice(-'<!doctype'.length);
    yield piece;
  }
}

function decoderFor(encoding: string): Decoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new ImportRefusal('import.damaged');
  }
}

function decode(decoder: Decoder, piece: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(piece, { stream });
  } catch {
    throw new ImportRefusal('import.damaged');
  }
}

/** By a byte order mark, by the look of the first sign, or as the declaration says; else UTF-8. */
function encodingOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  if (start.startsWith('\xEF\xBB\xBF')) return 'utf-8';
  if (start.startsWith('\xFF\xFE') || start.startsWith('<\0')) return 'utf-16le';
  if (start.startsWith('\xFE\xFF') || start.startsWith('\0<')) return 'utf-16be';
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1] ?? 'utf-8';
}
