import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPdfCompiler, type PaperFolders } from '../../../../electron/export/compile-pdf';
import { createTypesetter, type Typesetter } from '../../../../electron/export/typesetter';
import { forkNodeUtility } from '../../../../electron/process/node-utility';
import type { ProcessEnd } from '../../../../electron/process/utility-client';
import type { BriefingId } from '../../../../shared/core/ids';
import { numberedId } from '../../../helpers/briefing-arbitrary';
import { bundleEntry } from '../../../helpers/bundle-entry';
import { paperFolders } from '../../../helpers/paper-folders';
import { content, paragraph, resolve, sampleBriefing, sampleEvidence } from '../../../helpers/sample-briefing';

let entry: string;
let folders: PaperFolders;
beforeAll(async () => {
  folders = paperFolders();
  entry = await bundleEntry('electron/export/typst-process.ts', ['@myriaddreamin/typst-ts-node-compiler']);
});

let typesetter: Typesetter;
let children: ChildProcess[];
let log: string[];
let ends: ProcessEnd[];
function start(options: { readonly idleMs?: number; readonly templates?: string } = {}): void {
  children = [];
  log = [];
  ends = [];
  typesetter = createTypesetter({
    fork: () => forkNodeUtility(entry, [folders.fonts, options.templates ?? folders.templates], (child) => children.push(child)),
    log: (words) => log.push(words),
    onCrash: (end) => ends.push(end),
    ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
  });
}
afterEach(() => typesetter.stop());

const one = numberedId<BriefingId>(1);
const two = numberedId<BriefingId>(2);
const draft = (words: string) => resolve(content([paragraph(words)], { title: words }));

describe('createTypesetter', () => {
  it('gives in its own process the very bytes that the compiler gives here', async () => {
    start();
    const tree = resolve(sampleBriefing(), sampleEvidence);
    const here = createPdfCompiler(folders)(tree, () => undefined);
    expect(await typesetter.typeset(tree)).toEqual(here);
    expect(await typesetter.preview(one, tree)).toEqual(here);
    expect([children.length, log]).toEqual([1, []]);
  });

  it('sets the first and the newest draft and none between, and answers each request', async () => {
    start();
    const asked = ['first', 'second', 'third', 'newest'].map((words) => typesetter.preview(one, draft(words)));
    const [first, second, third, newest] = await Promise.all(asked);
    expect(first).toEqual(await typesetter.typeset(draft('first')));
    expect(newest).toEqual(await typesetter.typeset(draft('newest')));
    expect([second === newest, third === newest, first === newest]).toEqual([true, true, false]);
  });

  it('never answers a draft of one briefing with the pages of another', async () => {
    start();
    const [, mine, other] = await Promise.all([
      typesetter.preview(one, draft('first')),
      typesetter.preview(one, draft('mine')),
      typesetter.preview(two, draft('other')),
    ]);
    expect(mine).toEqual(await typesetter.typeset(draft('mine')));
    expect(other).toEqual(await typesetter.typeset(draft('other')));
  });

  it('sets the note although the process was killed under way', async () => {
    start();
    await typesetter.typeset(draft('warm'));
    const answer = typesetter.typeset(draft('survives'));
    children[0]?.kill('SIGKILL');
    expect(await answer).toMatchObject({ ok: true, value: { pages: 1 } });
    expect(children).toHaveLength(2);
    expect(ends).toMatchObject([{ repeated: ['typeset'], lost: [] }]);
  });

  it('ends the process when nothing has been asked for a while, and starts it again', async () => {
    start({ idleMs: 50 });
    await typesetter.typeset(draft('first'));
    const [child] = children;
    if (child === undefined) throw new Error('no process was started');
    await once(child, 'exit');
    expect(await typesetter.typeset(draft('again'))).toMatchObject({ ok: true });
    expect([children.length, log]).toEqual([2, []]);
  });

  it('keeps the typesetter’s own words for the log', async () => {
    start({ templates: `${folders.templates}/nowhere` });
    expect(await typesetter.typeset(draft('x'))).toMatchObject({ ok: false, error: { code: 'export.typeset' } });
    expect(log).toEqual([expect.stringMatching(/^typesetting failed: .*nowhere/)]);
  });
});
