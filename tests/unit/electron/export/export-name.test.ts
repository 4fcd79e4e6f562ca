import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFileName, originalFileName } from '../../../../electron/export/export-name';
import { wordsArbitrary } from '../../../helpers/briefing-arbitrary';
import { buildArticle } from '../../../helpers/build-documents';

const seed = Number(process.env.FC_SEED ?? 20260621);
const header = { title: '', to: '', from: '', date: '', reference: '', meeting: '', marking: '' };

describe('exportFileName', () => {
  it.each([
    [{ reference: 'KOR/2024/017', title: 'Seoul reconsiders', date: '2024-06-21' }, 'KOR-2024-017 Seoul reconsiders 2024-06-21.pdf'],
    [{ title: 'What? "Now": a/b\\c <d>' }, 'What Now- a-b-c d.pdf'],
    [{ title: 'CON' }, 'briefing CON.pdf'],
    [{ title: '../../etc/passwd' }, 'etc-passwd.pdf'],
    [{ title: 'note\u202efdp.exe' }, 'notefdp.exe.pdf'],
    [{ title: ' ... ' }, 'briefing.pdf'],
    [{ title: '서울 재검토', date: '2024-06-21' }, '서울 재검토 2024-06-21.pdf'],
  ])('names %j', (fields, name) => {
    expect(exportFileName({ ...header, ...fields })).toBe(name);
  });

  it(`is a valid name on Windows, macOS and Linux whatever was typed (seed ${seed})`, () => {
    const words = fc.oneof(wordsArbitrary, fc.string({ unit: 'binary', maxLength: 300 }));
    fc.assert(
      fc.property(words, words, (title, reference) => {
        const name = exportFileName({ ...header, title, reference, date: '2024-06-21' });
        expect(name).toMatch(/^[^\s.<>:"/\\|?*\u0000-\u001f][^<>:"/\\|?*\u0000-\u001f]*\.pdf$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(220);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('originalFileName', () => {
  it.each([
    [{ importedName: 'Report of May.PDF', fileName: 'original.pdf' }, 'Report of May.PDF'],
    [{ importedName: 'photo.jpg.html', fileName: 'original.htmltext' }, 'photo.jpg.html'],
    [{ importedName: 'report.exe', fileName: 'original.txt' }, 'report.txt'],
    [{ importedName: 'CON.txt', fileName: 'original.txt' }, 'original CON.txt'],
    [{ importedName: '', fileName: 'original.txt' }, 'On rivers.txt'],
    [{ importedName: '.html', fileName: 'original.htmltext' }, 'html.htmltext'],
  ])('names %j', (original, name) => {
    const article = buildArticle(1, { meta: { title: 'On rivers' }, lines: ['Words.'] });
    expect(originalFileName({ ...article, original: { ...article.original, ...original } })).toBe(name);
  });
});
