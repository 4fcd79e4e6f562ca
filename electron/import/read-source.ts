import { fail, type Result } from '../../shared/core/result';
import type { SourceFormat } from '../../shared/domain/import-preview';
import { decodeText } from './decode';
import { recognise } from './recognise';
import type { Importer, ImportFailure } from './source-reading';
import { understandDecoded } from './understand-decoded';
import { type Understanding, understandReading } from './understand-reading';

/**
 * One row a format, beside its own file and `recognise.ts` the only place that a new one is added to. Its library is
 * loaded when it is first needed.
 */
const importers: Partial<Record<Exclude<SourceFormat, 'paste' | 'text' | 'markdown'>, Importer>> = {
  docx: async (bytes) => (await import('./docx/read-docx')).readDocx(bytes),
  odt: async (bytes) => (await import('./odt/read-odt')).readOdt(bytes),
  rtf: async (bytes) => (await import('./rtf/read-rtf')).readRtf(bytes),
  html: async (bytes) => (await import('./html/read-page')).readPage(bytes),
  mhtml: async (bytes) => (await import('./mhtml/read-saved-page')).readSavedPage(bytes),
  pdf: async (bytes, password) => (await import('./pdf/read-pdf')).readPdf(bytes, password),
  mail: async (bytes) => (await import('./mail/read-mail')).readMail(bytes),
};

/** Understands a file by its content. */
export async function readSource(bytes: Uint8Array, password?: string): Promise<Result<Understanding, ImportFailure>> {
  if (bytes.byteLength === 0) return fail('import.empty');
  const format = recognise(bytes);
  if (format === 'encrypted') return fail('import.encrypted');
  if (format === 'archive') return fail('import.archive');
  if (format === 'unsupported') return fail('import.unsupported');
  if (format === 'text' || format === 'markdown') return understandDecoded(decodeText(bytes), format);
  const read = await importers[format]?.(bytes, password);
  if (read === undefined) return fail('import.unsupported');
  return read.ok ? understandReading(read.value) : read;
}
