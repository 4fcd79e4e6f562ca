import type { SourceFormat } from '../../shared/domain/import-preview';

const text: readonly SourceFormat[] = ['text', 'markdown'];
const none: readonly SourceFormat[] = [];

/** What a file of an ending is expected to be. Endings of which nobody knows what to expect are not in it. */
const expected: Readonly<Record<string, readonly SourceFormat[]>> = {
  ...all('txt text log', text),
  ...all('md markdown mdown', text),
  ...all('html htm xhtml shtml', ['html']),
  ...all('mhtml mht', ['mhtml']),
  ...all('pdf', ['pdf']),
  ...all('docx docm dotx dotm', ['docx']),
  ...all('odt ott fodt', ['odt']),
  ...all('rtf', ['rtf']),
  ...all('eml', ['mail']),
  // Never read for what they are: what can be read under such a name is something else.
  ...all('doc dot xls xlsx ppt pptx pages epub zip 7z gz rar png jpg jpeg gif webp tif tiff exe dll msi bat com scr lnk', none),
};

/** The ending of a file's name, in small letters, when the file is not what it promises; else `null`. */
export function wrongExtension(name: string, format: SourceFormat): string | null {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined || !Object.hasOwn(expected, extension)) return null;
  return expected[extension]?.includes(format) === true ? null : extension;
}

function all(extensions: string, formats: readonly SourceFormat[]): Readonly<Record<string, readonly SourceFormat[]>> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, formats]));
}
