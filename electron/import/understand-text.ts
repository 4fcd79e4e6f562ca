import type { Result } from '../../shared/core/result';
import type { ImportWarning, SourceFormat } from '../../shared/domain/import-preview';
import { cleanCharacters } from './characters';
import { importLimits } from './limits';
import { readBlocks } from './plain-text';
import { type ImportFailure, plainReading } from './source-reading';
import { type Understanding, understandReading } from './understand-reading';

/** Understands a plain text as it came from the clipboard or a file. */
export function understandText(
  raw: string,
  format: SourceFormat = 'paste',
  warnings: readonly ImportWarning[] = [],
): Result<Understanding, ImportFailure> {
  if (raw.length > importLimits.textLength) return { ok: false, error: { code: 'import.too-large' } };
  const { text, report } = cleanCharacters(raw);
  const understood = understandReading(
    plainReading(
      format,
      readBlocks(text).map((block) => ({ ...block, cut: null })),
      warnings,
    ),
  );
  return understood.ok ? { ok: true, value: { ...understood.value, characters: report } } : understood;
}
