import { describe, expect, it } from 'vitest';
import { archiveKeeper } from '../../../../../electron/import/archive-keeper';
import type { BatchSource } from '../../../../../electron/import/batch/batch-source';
import { importBatch } from '../../../../../electron/import/batch/import-batch';
import { unpackWith } from '../../../../../electron/import/batch/unpack-archive';
import type { ImportCalls } from '../../../../../electron/import/import-calls';
import { createImportDesk } from '../../../../../electron/import/import-desk';
import { createPictureDrawer } from '../../../../../electron/import/pictures/picture-drawer';
import { redrawPicture } from '../../../../../electron/import/pictures/redraw-picture';
import { readPaste } from '../../../../../electron/import/read-paste';
import { readSource } from '../../../../../electron/import/read-source';
import type { UtilityClient } from '../../../../../electron/process/utility-client';
import type { ArticleId } from '../../../../../shared/core/ids';
import { fail, ok, type Result } from '../../../../../shared/core/result';
import type { ArticleMeta } from '../../../../../shared/domain/article';
import { type BatchDefaults, countOutcomes } from '../../../../../shared/domain/import-batch';
import { numberedId } from '../../../../helpers/briefing-arbitrary';
import { mailBytes } from '../../../../helpers/mail-bytes';
import { textEntry, zipBytes } from '../../../../helpers/zip-bytes';

const source = (name: string, read: BatchSource['read']): BatchSource => ({
  name,
  fileName: name.split('/').at(-1) ?? name,
  folder: '/desk',
  packed: false,
  read,
});
const file = (name: string, text: string): BatchSource => source(name, async () => ok(new TextEncoder().encode(text)));

/** A desk over the real reading, in this process, and a library that is a list. */
function openDesk({
  known = [] as string[],
  refuse = (_stored: number): Result<never, { code: 'storage.disk-full' }> | null => null,
} = {}) {
  const stored: string[] = [];
  const metas: ArticleMeta[] = [];
  let tokens = 0;
  const calls: ImportCalls = {
    readText: readPaste,
    readFile: ({ bytes }) => readSource(bytes),
    redrawPicture: ({ bytes }) => redrawPicture(bytes),
    ...archiveKeeper(),
  };
  const importer = { call: async (name: keyof ImportCalls, args: never) => ok(await calls[name](args)) } as Pick<
    UtilityClient<ImportCalls>,
    'call'
  >;
  const drawer = createPictureDrawer({ ...importer, stop: async () => undefined });
  const desk = createImportDesk({
    importer,
    drawer,
    newToken: () => `token-${++tokens}`,
    defaultMarking: () => '',
    createArticle: async ({ meta }) => {
      const refusal = refuse(stored.length);
      if (refusal !== null) return refusal;
      stored.push(meta.title);
      metas.push(meta);
      return ok({ id: numberedId<ArticleId>(stored.length) });
    },
    articleWithOriginal: async (hash) => (known.includes(hash) ? { id: numberedId<ArticleId>(99), title: 'Known' } : null),
  });
  return { desk, stored, metas, unpack: unpackWith(importer) };
}

const run = (
  { desk, unpack }: Pick<ReturnType<typeof openDesk>, 'desk' | 'unpack'>,
  sources: readonly BatchSource[],
  defaults: BatchDefaults | null = null,
) => importBatch({ desk, unpack, sources, defaults, signal: new AbortController().signal, progress: () => {} });

describe('importBatch', () => {
  it('leaves the same story in another edition to a person, and names what it is like', async () => {
    const story = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
    const { stored, ...desk } = openDesk();
    const report = await run(desk, [
      file('a.md', `# First\n\n${story}.`),
      file('b.md', `# Later edition\n\n${story} and more.`),
      file('c.md', '# Other\n\nQuite another story.'),
    ]);
    expect(report.rows.map(({ name, outcome, warnings }) => [name, outcome, warnings])).toEqual([
      ['a.md', 'stored', []],
      ['b.md', 'needs-look', [{ code: 'near-duplicate', params: { title: 'First', percent: expect.stringMatching(/^[5-9]\d$/) } }]],
      ['c.md', 'stored', []],
    ]);
    expect(stored).toEqual(['First', 'Other']);
  });

  it('leaves what may read differently from what it says to a person (P4)', async () => {
    const { stored, ...desk } = openDesk();
    const report = await run(desk, [
      file('a.md', '# Turned\n\nSeoul \u202Eesrever\u202C its position.'),
      file('b.md', '# Isolated\n\nSeoul \u2066spoke\u2069 of arms.'),
      file('c.md', '# In two scripts\n\nقالت \u2066Seoul\u2069 إنها ستعيد النظر.'),
    ]);
    expect(report.rows.map(({ outcome, warnings }) => [outcome, ...warnings.map(({ code }) => code)])).toEqual([
      ['needs-look', 'direction-signs'],
      ['needs-look', 'direction-signs'],
      ['stored'],
    ]);
    expect(stored).toEqual(['In two scripts']);
  });

  it('stores what can be read, tells what cannot, and stores nothing twice', async () => {
    const { stored, ...desk } = openDesk();
    const report = await run(desk, [
      file('a.md', '# First\n\nSome words of the first one.'),
      file('copy of a.md', '# First\n\nSome words of the first one.'),
      file('empty.txt', ' \n'),
      file('program.txt', 'PK\u0003\u0004'),
      source('gone.txt', async () => fail('import.unreadable')),
      file('b.md', '# Second\n\nSome words of the second one.'),
    ]);
    expect(report.rows.map(({ name, outcome, code }) => [name, outcome, code])).toEqual([
      ['a.md', 'stored', ''],
      ['copy of a.md', 'duplicate', ''],
      ['empty.txt', 'refused', 'import.empty'],
      ['program.txt', 'refused', 'import.damaged'],
      ['gone.txt', 'refused', 'import.unreadable'],
      ['b.md', 'stored', ''],
    ]);
    expect(stored).toEqual(['First', 'Second']);
    expect(report.rows[1]?.article).toBe(report.rows[0]?.article);
    expect(countOutcomes(report.rows)).toEqual({ stored: 2, duplicate: 1, 'needs-look': 0, refused: 3 });
    expect(report.left).toBe(0);
  });

  it('stops between two files, and says how many were not reached', async () => {
    const { desk, stored, unpack } = openDesk();
    const stop = new AbortController();
    const sources = Array.from({ length: 500 }, (_, index) => file(`${index}.txt`, `Words number ${index}.`));
    const report = await importBatch({
      desk,
      sources,
      unpack,
      defaults: null,
      signal: stop.signal,
      progress: (done) => {
        if (done === 250) stop.abort();
      },
    });
    expect({ rows: report.rows.length, left: report.left, stored: stored.length }).toEqual({ rows: 250, left: 250, stored: 250 });
  });

  it('gives up when the library cannot be written to any more', async () => {
    const desk = openDesk({ refuse: (stored) => (stored === 1 ? fail('storage.disk-full') : null) });
    const report = await run(desk, [file('a.txt', 'One.'), file('b.txt', 'Two.'), file('c.txt', 'Three.')]);
    expect({ rows: report.rows.length, left: report.left, code: report.code }).toEqual({ rows: 1, left: 2, code: 'storage.disk-full' });
  });

  it.each([
    ['failed by that', fail('import.failed')],
    ['was at its end', ok(new TextEncoder().encode('Words.'))],
  ])('has not reached a file whose reading was stopped, and %s', async (_, answer) => {
    const { desk, unpack } = openDesk();
    const stop = new AbortController();
    const stopped = source('slow.txt', async () => {
      stop.abort();
      return answer;
    });
    const sources = [file('a.txt', 'One.'), stopped, file('b.txt', 'Two.')];
    const report = await importBatch({ desk, unpack, sources, defaults: null, signal: stop.signal, progress: () => {} });
    expect({ rows: report.rows.map(({ name }) => name), left: report.left }).toEqual({ rows: ['a.txt'], left: 2 });
  });

  it('gives all articles the marking and grade of the batch, and its language where one was chosen', async () => {
    const desk = openDesk();
    const files = [file('a.txt', 'The government said that it would reconsider its position on the treaty.')];
    await run(desk, files, { marking: 'TLP:AMBER', grade: { reliability: 'B', credibility: '3' }, language: '' });
    await run(desk, files, { marking: '', grade: null, language: 'ko' });
    expect(desk.metas.map(({ marking, grade, language }) => [marking, grade, language])).toEqual([
      ['TLP:AMBER', { reliability: 'B', credibility: '3' }, 'en'],
      ['', null, 'ko'],
    ]);
  });

  it('takes the files of an archive in its place, each with its origin, and no archive inside it', async () => {
    const { stored, ...desk } = openDesk();
    const inner = await zipBytes([textEntry('x.txt', 'Words of nobody.')]);
    const archive = await zipBytes([
      textEntry('1997/b.md', '# Second\n\nSome words.'),
      { name: 'inner.zip', bytes: inner },
      textEntry('1997/.hidden', 'x'),
      textEntry('Talks 12:30 why?.txt', 'A name that not every system could write.'),
    ]);
    const progress: string[] = [];
    const report = await importBatch({
      ...desk,
      sources: [file('a.md', '# First\n\nSome words.'), source('old.zip', async () => ok(archive)), file('c.md', '# Last\n\nSome words.')],
      defaults: null,
      signal: new AbortController().signal,
      progress: (done, total) => progress.push(`${done}/${total}`),
    });
    expect(report.rows.map(({ name, outcome, code, folder }) => [name, outcome, code, folder])).toEqual([
      ['a.md', 'stored', '', '/desk'],
      ['old.zip › 1997/b.md', 'stored', '', '/desk'],
      ['old.zip › inner.zip', 'refused', 'import.archive', '/desk'],
      ['old.zip › Talks 12:30 why?.txt', 'stored', '', '/desk'],
      ['c.md', 'stored', '', '/desk'],
    ]);
    expect(stored).toHaveLength(4);
    expect(progress).toEqual(['0/3', '1/3', '1/5', '2/5', '3/5', '4/5']);
  });

  it('takes what lies in a mail behind the mail, once that is stored, and leaves what is for programs in it', async () => {
    const desk = openDesk();
    const text = (words: string) => new TextEncoder().encode(words);
    const inner = mailBytes('A mail in a mail.', [{ name: 'deep.txt', type: 'text/plain', bytes: text('Deep words.') }]);
    const mail = mailBytes('Please read both.', [
      { name: 'notes.md', type: 'text/markdown', bytes: text('# Notes\n\nThe Elbe rose.') },
      { name: 'meeting.ics', type: 'text/calendar', bytes: text('BEGIN:VCALENDAR\nEND:VCALENDAR') },
      { name: 'older.eml', type: 'application/octet-stream', bytes: inner },
    ]);
    const report = await run(desk, [source('papers.eml', async () => ok(mail)), file('last.txt', 'Other words.')]);
    expect(report.rows.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual([
      'papers.eml: stored',
      'papers.eml › notes.md: stored',
      'papers.eml › older.eml: stored',
      'papers.eml › older.eml › deep.txt: stored',
      'last.txt: stored',
    ]);
    expect(desk.stored).toHaveLength(5);
  });

  it('takes nothing that lies in a mail that is not stored', async () => {
    const mail = mailBytes('Words.', [{ name: 'notes.md', type: 'text/markdown', bytes: new TextEncoder().encode('# Notes') }]);
    const report = await run(openDesk({ refuse: () => fail('storage.disk-full') }), [source('papers.eml', async () => ok(mail))]);
    expect(report).toMatchObject({ rows: [], left: 1, code: 'storage.disk-full' });
  });
});
