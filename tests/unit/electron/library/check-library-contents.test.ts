import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { annotationsKind, articleKind } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Annotation } from '../../../../shared/domain/annotation';
import type { Article } from '../../../../shared/domain/article';
import { draftsOf, type TextVersion } from '../../../../shared/domain/text-version';
import { checkedLibrary, found } from '../../../helpers/checked-library';
import { annotate, fileSystemWith, illustrated, storeArticle, unwrap, worldWith } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';

const here = libraryOfEachTest();
const checked = checkedLibrary(here);
const { findings, articleFile, at, reseal } = checked;
const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

describe('a verification of what is in the documents', () => {
  it.each([
    ['changed', 'original-changed', () => writeFile(at(articleFile('original.txt')), 'forged')],
    ['gone', 'original-missing', () => rm(at(articleFile('original.txt')))],
  ])('tells of an original that is %s', async (_name, problem, spoil) => {
    await spoil();
    expect(await findings()).toEqual([found(problem as 'original-changed', articleFile('original.txt'), { about: 'On treaties' })]);
  });

  it.each([
    ['changed', 'picture-changed', (path: string) => writeFile(path, 'forged')],
    ['gone', 'picture-missing', (path: string) => rm(path)],
  ])('tells of a picture that is %s, once for all text versions', async (_name, problem, spoil) => {
    const { id, versions } = unwrap(await here.library.articles.create(illustrated('A treaty.')));
    const blocks = [
      { kind: 'paragraph' as const, level: 1, text: 'The treaty.', pictures: draftsOf(versions[0] as TextVersion)[0]?.pictures },
    ];
    unwrap(await here.library.articles.correctText(id, 'v1', blocks));
    expect(await findings()).toEqual([]);
    const file = `articles/${id}/picture-${versions[0]?.pictures[0]?.sha256}.png`;
    await spoil(at(file));
    expect(await findings()).toEqual([found(problem as 'picture-changed', file, { about: 'On treaties' })]);
  });

  it('tells of an original that cannot be read', async () => {
    const path = at(articleFile('original.txt'));
    const world = worldWith({
      fileSystem: fileSystemWith({ readFile: (file) => (file === path ? failing('EACCES') : nodeSurroundings.fileSystem.readFile(file)) }),
    });
    expect(await findings(world)).toEqual([found('unreadable', articleFile('original.txt'), { about: 'On treaties' })]);
  });

  it('tells of words that are not those that were stored, also when a program sealed them', async () => {
    await reseal<Article>(articleFile('article.json'), articleKind, (body) => ({
      ...body,
      versions: body.versions.map((version) => ({ ...version, text: version.text.replace('treaty', 'treats') })),
    }));
    expect(await findings()).toEqual([found('text-changed', articleFile('article.json'), { about: 'On treaties' })]);
  });

  it.each([
    ['version-missing', (annotation: Annotation) => ({ ...annotation, target: { ...annotation.target, textVersion: 'v7' } })],
    [
      'words-elsewhere',
      (annotation: Annotation) => ({
        ...annotation,
        target: { ...annotation.target, position: { ...annotation.target.position, start: 1, end: 11 } },
      }),
    ],
    [
      'words-elsewhere',
      (annotation: Annotation) => ({
        ...annotation,
        target: { ...annotation.target, position: { ...annotation.target.position, start: 5, end: 5 } },
      }),
    ],
  ] as const)('tells of an annotation without its passage: %s', async (problem, change) => {
    const file = articleFile('annotations.json');
    await reseal<{ articleId: Article['id']; annotations: Annotation[] }>(file, annotationsKind as never, (set) => ({
      ...set,
      annotations: set.annotations.map(change),
    }));
    expect(await findings()).toEqual([found(problem, file, { about: 'Two states' })]);
  });

  it('tells of a citation whose annotation is in the trash, by itself or with its article', async () => {
    unwrap(await here.library.trash.annotation(checked.article.id, checked.mark.id));
    const cited = { about: 'Note', repair: 'restore' } as const;
    expect(await findings()).toEqual([
      found('cited-in-trash', `briefings/${checked.note.id}.json`, { ...cited, trashed: { kind: 'annotation', id: checked.mark.id } }),
    ]);
    unwrap(await here.library.trash.restore('annotation', checked.mark.id));
    unwrap(await here.library.trash.article(checked.article.id));
    expect(await findings()).toEqual([
      found('cited-in-trash', `briefings/${checked.note.id}.json`, { ...cited, trashed: { kind: 'article', id: checked.article.id } }),
    ]);
  });

  it('tells of a citation of nothing, once for each briefing, however often it cites it', async () => {
    const nowhere = { type: 'citation', attrs: { annotationId: checked.note.id as never } } as const;
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [nowhere, nowhere] }] } as const;
    unwrap(await here.library.briefings.save(checked.note.id, { header: { ...checked.note.header, title: 'T'.repeat(300) }, body }));
    expect(await findings()).toEqual([found('cited-nowhere', `briefings/${checked.note.id}.json`, { about: 'T'.repeat(200) })]);
  });

  it('does not take what moves meanwhile for lost', async () => {
    unwrap(await here.library.trash.article(checked.article.id));
    let moved = false;
    const world = worldWith({
      fileSystem: fileSystemWith({
        async list(path) {
          const names = await nodeSurroundings.fileSystem.list(path);
          // The articles were listed and the trash was: now the article comes out of it.
          if (path === at('snapshots') && !moved) {
            moved = true;
            unwrap(await here.library.trash.restore('article', checked.article.id));
          }
          return names;
        },
      }),
    });
    expect(await findings(world)).toEqual([]);
    let thrown = false;
    const away = worldWith({
      fileSystem: fileSystemWith({
        async list(path) {
          const names = await nodeSurroundings.fileSystem.list(path);
          if (path === at('snapshots') && !thrown) {
            thrown = true;
            unwrap(await here.library.trash.article(checked.article.id));
            unwrap(await here.library.trash.briefing(checked.note.id));
          }
          return names;
        },
      }),
    });
    expect(await findings(away)).toEqual([]);
  });

  it('reads what lies in the trash as carefully as the rest', async () => {
    unwrap(await here.library.trash.briefing(checked.note.id));
    unwrap(await here.library.trash.article(checked.article.id));
    const other = await storeArticle(here.library, 'Another one.');
    const marked = await annotate(here.library, other, 0, 7);
    unwrap(await here.library.trash.annotation(other.id, marked.id));
    await writeFile(at(`trash/briefing-${checked.note.id}/briefing.json`), 'x');
    await writeFile(at(`trash/briefing-${checked.note.id}/trashed.json`), 'x');
    await writeFile(at(`trash/article-${checked.article.id}/article.json`), 'x');
    await rm(at(`trash/article-${checked.article.id}/trashed.json`));
    await writeFile(at(`trash/annotation-${marked.id}/trashed.json`), 'x');
    await rm(at(`snapshots/briefing-${checked.note.id}`), { recursive: true, force: true });
    expect(await findings()).toEqual([
      found('truncated', `trash/annotation-${marked.id}/trashed.json`),
      found('truncated', `trash/article-${checked.article.id}/article.json`, { repair: 'recover' }),
      found('note-damaged', `trash/article-${checked.article.id}/trashed.json`),
      found('truncated', `trash/briefing-${checked.note.id}/briefing.json`),
      found('note-damaged', `trash/briefing-${checked.note.id}/trashed.json`),
    ]);
  });

  it('tells of an earlier state that is damaged, of a newer program or cannot be read, and of no other', async () => {
    const key = `snapshots/article-${checked.article.id}`;
    const [name = ''] = await readdir(at(key));
    const bytes = await readFile(at(`${key}/${name}`));
    await writeFile(at(`${key}/${name}`), 'x');
    await mkdir(at('snapshots/other'));
    await writeFile(at(`${key}/notes.txt`), '');
    expect(await findings()).toEqual([
      found('foreign', 'snapshots/other'),
      found('foreign', `${key}/notes.txt`),
      found('snapshot-damaged', `${key}/${name}`, { repair: 'set-aside' }),
    ]);
    await rm(at('snapshots/other'), { recursive: true });
    await rm(at(`${key}/notes.txt`));
    await writeFile(at(`${key}/${name}`), bytes);
    const refuse = (code: string) =>
      worldWith({
        fileSystem: fileSystemWith({
          readFile: (path) => (path === at(`${key}/${name}`) ? failing(code) : nodeSurroundings.fileSystem.readFile(path)),
        }),
      });
    expect(await findings(refuse('EIO'))).toEqual([found('unreadable', `${key}/${name}`)]);
    // Thinned out meanwhile.
    expect(await findings(refuse('ENOENT'))).toEqual([]);
  });
});
