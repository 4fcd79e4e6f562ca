import type { Result } from '../../shared/core/result';
import type { ImportWarning } from '../../shared/domain/import-preview';
import { cleanCharacters } from './characters';
import type { DecodedText } from './decode';
import type { ImportFailure } from './source-reading';
import { type Understanding, understandReading } from './understand-reading';
import { understandText } from './understand-text';

/** Code units of Markdown that are parsed; what is longer is a book or a list, and read as it stands. */
const longestMarkdown = 2 * 1024 * 1024;

/** Understands the text of a file, and says when its letters were guessed. */
export async function understandDecoded(decoded: DecodedText, format: 'text' | 'markdown'): Promise<Result<Understanding, ImportFailure>> {
  const { text: raw, encoding, certain } = decoded;
  const warnings: readonly ImportWarning[] = certain ? [] : [{ code: 'uncertain-encoding', params: { encoding } }];
  if (format === 'text' || raw.length > longestMarkdown) return understandText(raw, format, warnings);
  const { readMarkdown } = await import('./markdown/read-markdown');
  const { text, report } = cleanCharacters(raw);
  const reading = readMarkdown(text);
  if (reading === null) return understandText(raw, format, warnings);
  const understood = understandReading({ ...reading, warnings });
  return understood.ok ? { ok: true, value: { ...understood.value, characters: report } } : understood;
}
