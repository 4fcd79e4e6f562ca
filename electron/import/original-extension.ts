import type { SourceFormat } from '../../shared/domain/import-preview';

/**
 * What the untouched original is called in the library: `original.<extension>`. It follows what the file is and not
 * what it was called, and saved pages get an ending that no browser opens: a double click in the library's folder must
 * run nothing.
 */
export function originalExtension(format: SourceFormat): string {
  return extensions[format];
}

const extensions: Readonly<Record<SourceFormat, string>> = {
  paste: 'txt',
  text: 'txt',
  markdown: 'md',
  html: 'htmltext',
  mhtml: 'mhttext',
  pdf: 'pdf',
  docx: 'docx',
  odt: 'odt',
  rtf: 'rtf',
  mail: 'eml',
};
