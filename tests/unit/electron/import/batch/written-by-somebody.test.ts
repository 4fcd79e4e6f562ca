import { describe, expect, it } from 'vitest';
import { isWrittenBySomebody } from '../../../../../electron/import/batch/written-by-somebody';

describe('isWrittenBySomebody', () => {
  it.each(['a.txt', 'part.txt', 'Thumbs up.md', 'tmp', 'a.part.docx', '한국.hwp'])('takes %s', (name) => {
    expect(isWrittenBySomebody(name)).toBe(true);
  });

  it.each(['.DS_Store', '~$a.docx', 'Thumbs.db', 'desktop.ini', '__MACOSX', 'a.pdf.crdownload', 'a.zip.part', 'A.TMP', 'a.partial'])(
    'overlooks %s',
    (name) => {
      expect(isWrittenBySomebody(name)).toBe(false);
    },
  );
});
