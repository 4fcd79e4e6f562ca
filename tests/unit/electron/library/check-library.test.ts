import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { sealDocument } from '../../../../electron/library/envelope';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { checkedLibrary, found } from '../../../helpers/checked-library';
import { fileSystemWith, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';

const here = libraryOfEachTest();
const checked = checkedLibrary(here);
const { check, findings, articleFile, at, withoutSnapshots } = checked;
const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

describe('a verification', () => {
  it('finds nothing in a sound library that is open, counts what it read, and changes nothing', async () => {
    const gone = await storeArticle(here.library, 'Thrown away.');
    unwrap(await here.library.trash.article(gone.id));
    const before = await readdir(here.folder, { recursive: true });
    const steps: (readonly [number, number, string])[] = [];
    const report = unwrap(await check(nodeSurroundings, { progress: (...step) => steps.push(step) }));
    expect(report).toMatchObject({
      libraryName: 'Desk',
      folder: here.folder,
      checked: { articles: 1, annotations: 1, briefings: 1, citations: 1, trashed: 1, snapshots: expect.any(Number) },
      findings: [],
    });
    expect(report.checked.snapshots).toBeGreaterThan(2);
    expect((await readdir(here.folder, { recursive: true })).sort()).toEqual(before.sort());
    expect(steps[0]).toEqual([0, steps.length, `briefings/${checked.note.id}.json`]);
    expect(steps.map(([done]) => done)).toEqual(steps.map((_step, index) => index));
  });

  it.each([
    ['empty', ''],
    ['truncated', '{"body"'],
    ['not-json', '<html>}\n'],
  ])('tells of a document that is %s, and that an earlier state can take its place', async (problem, text) => {
    await writeFile(at(articleFile('article.json')), text);
    expect(await findings()).toEqual([found(problem as 'empty', articleFile('article.json'), { repair: 'recover' })]);
  });

  it('tells of one without any good state as something for a person', async () => {
    await writeFile(at(`briefings/${checked.note.id}.json`), '\0\0');
    await withoutSnapshots(`briefing-${checked.note.id}`);
    expect(await findings()).toEqual([found('zeros', `briefings/${checked.note.id}.json`)]);
  });

  it('does not offer an earlier state that is damaged as well', async () => {
    const key = `snapshots/article-${checked.article.id}`;
    const [name = ''] = await readdir(at(key));
    await writeFile(at(`${key}/${name}`), 'x');
    await writeFile(at(articleFile('article.json')), 'x');
    expect(await findings()).toEqual([
      found('truncated', articleFile('article.json')),
      found('snapshot-damaged', `${key}/${name}`, { repair: 'set-aside' }),
    ]);
  });

  it('follows citations also when every other folder is gone', async () => {
    await here.library.close();
    for (const name of ['articles', 'trash', 'snapshots']) await rm(at(name), { recursive: true });
    expect(await findings()).toEqual([found('cited-nowhere', `briefings/${checked.note.id}.json`, { about: 'Note' })]);
  });

  it('knows the earlier states of what is no document of its own, and does not read them', async () => {
    await mkdir(at('snapshots/trashed-annotation-x'));
    await writeFile(at('snapshots/trashed-annotation-x/000000000001.json'), 'x');
    expect(await findings()).toEqual([]);
  });

  it('counts a save that was cut short as a good state', async () => {
    const file = `briefings/${checked.note.id}.json`;
    await writeFile(at(`briefings/.${checked.note.id}.99.abc.tmp`), await readFile(at(file)));
    await writeFile(at(file), 'x');
    await rm(at(`snapshots/briefing-${checked.note.id}`), { recursive: true, force: true });
    expect(await findings()).toEqual([
      found('truncated', file, { repair: 'recover' }),
      found('left-over-temp', `briefings/.${checked.note.id}.99.abc.tmp`, { repair: 'clear-away' }),
    ]);
  });

  it('tells of what a newer program wrote, and of what cannot be read just now, without offering to repair it', async () => {
    const file = `briefings/${checked.note.id}.json`;
    const text = await readFile(at(file), 'utf8');
    const world = worldWith({
      fileSystem: fileSystemWith({ readFile: (path) => (path === at(file) ? failing('EIO') : nodeSurroundings.fileSystem.readFile(path)) }),
    });
    expect(await findings(world)).toEqual([found('unreadable', file)]);
    const { rev, parentRev, seq, savedAt, body } = JSON.parse(text);
    const newer = { name: 'briefing', version: 99, schema: { parse: (value: unknown) => value } as never };
    await writeFile(at(file), sealDocument(newer, { id: checked.note.id, rev, parentRev, seq, savedAt }, body));
    expect(await findings()).toEqual([found('newer-format', file)]);
  });

  it('tells of a briefing of which only an earlier state is left, but not of one in the trash', async () => {
    unwrap(
      await here.library.briefings.save(checked.note.id, { header: { ...checked.note.header, title: 'Later' }, body: checked.note.body }),
    );
    const other = await writeBriefing(here.library, 'Thrown away');
    unwrap(await here.library.briefings.save(other.id, { header: { ...other.header, title: 'Later' }, body: other.body }));
    unwrap(await here.library.trash.briefing(other.id));
    await rm(at(`briefings/${checked.note.id}.json`));
    expect(await findings()).toEqual([found('missing', `briefings/${checked.note.id}.json`, { repair: 'recover' })]);
  });

  it('tells of articles and briefings whose folders somebody removed, since their earlier states are there', async () => {
    unwrap(
      await here.library.briefings.save(checked.note.id, { header: { ...checked.note.header, title: 'Later' }, body: checked.note.body }),
    );
    const thrown = await storeArticle(here.library, 'Thrown away.');
    unwrap(await here.library.trash.article(thrown.id));
    await rm(at(`articles/${checked.article.id}`), { recursive: true });
    await rm(at('briefings'), { recursive: true });
    expect(await findings()).toEqual([
      found('missing', `briefings/${checked.note.id}.json`),
      found('missing', articleFile('article.json')),
    ]);
  });

  it('does not take an article for lost that comes out of the trash meanwhile, nor one that was deleted for good', async () => {
    unwrap(await here.library.trash.article(checked.article.id));
    unwrap(
      await here.library.briefings.save(checked.note.id, {
        header: checked.note.header,
        body: { type: 'doc', content: [{ type: 'paragraph' }] },
      }),
    );
    let looks = 0;
    const world = worldWith({
      fileSystem: fileSystemWith({
        async list(path) {
          // Between the looks at the articles and at the trash.
          if (path === at('trash') && ++looks === 3) unwrap(await here.library.trash.restore('article', checked.article.id));
          return nodeSurroundings.fileSystem.list(path);
        },
      }),
    });
    expect(await findings(world)).toEqual([]);
    expect(looks).toBeGreaterThan(2);
    unwrap(await here.library.trash.article(checked.article.id));
    unwrap(await here.library.trash.purge([{ kind: 'article', id: checked.article.id }], ''));
    expect(await findings()).toEqual([]);
  });

  it('tells of a second state of a document as something to choose about', async () => {
    const copy = `briefings/${checked.note.id}.conflict-3.json`;
    await writeFile(at(copy), await readFile(at(`briefings/${checked.note.id}.json`)));
    expect(await findings()).toEqual([found('conflict', copy)]);
  });

  it('tells of an article’s missing documents, and of a lost library.json', async () => {
    await rm(at(articleFile('annotations.json')));
    await rm(at('library.json'));
    const report = unwrap(await check());
    expect(report.libraryName).toBe('');
    expect(report.findings).toEqual([
      found('missing', 'library.json', { repair: 'recover' }),
      found('missing', articleFile('annotations.json'), { repair: 'recover' }),
      found('cited-nowhere', `briefings/${checked.note.id}.json`, { about: 'Note' }),
    ]);
  });
});
