import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeMeta,
  countDraft,
  decisionsOf,
  type ImportDraft,
  numbersOf,
  openDraft,
  redoDecision,
  setAllRepairs,
  toggleAttachment,
  toggleCut,
  togglePicture,
  toggleRepair,
  undoDecision,
} from '../../../../renderer/import/import-draft';
import { type ImportPreview, importDecisions, type PreviewBlock } from '../../../../shared/domain/import-preview';

function block(text: string, change: Partial<PreviewBlock> = {}): PreviewBlock {
  return { kind: 'paragraph', level: 1, text, pages: [], cut: null, repairs: [], ...change };
}
const doubled = { start: 0, end: 7, replacement: 'the', reason: 'doubled-word' as const };

const preview: ImportPreview = {
  token: 'token',
  importedName: '',
  format: 'paste',
  blocks: [
    block('Title', { kind: 'heading' }),
    block('the the talks, the the end', { repairs: [doubled, { ...doubled, start: 15, end: 22 }] }),
    block('Leave a Reply', { cut: 'page-furniture' }),
    block('the the last', { repairs: [doubled] }),
  ],
  meta: { title: 'Title', source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null },
  guessed: ['title', 'language'],
  characters: { controls: 0, broken: 0, directional: 0, zeroWidth: 0 },
  dropped: [],
  pictures: [
    { sha256: 'a'.repeat(64), mediaType: 'image/png', width: 40, height: 40, bytes: 90, alt: 'A map', after: 0 },
    { sha256: 'b'.repeat(64), mediaType: 'image/jpeg', width: 40, height: 40, bytes: 90, alt: '', after: 3 },
  ],
  attachments: [{ name: 'report.pdf', bytes: 90 }],
  warnings: [],
  originalBytes: 60,
  originalSha256: '0'.repeat(64),
  duplicateOf: null,
  nearTo: null,
};

describe('an import draft', () => {
  it('opens with every proposed cut made and no repair', () => {
    const draft = openDraft(preview);
    expect(decisionsOf(draft)).toEqual({ cutBlocks: [2], cutPictures: [], acceptedRepairs: [], meta: preview.meta });
    expect(countDraft(draft)).toEqual({ repairs: 3, accepted: 0, cuts: 1, kept: 3 });
  });

  it('leaves the heading out that is the title, while the title says its words', () => {
    const titled = { ...preview, blocks: [block('Title', { kind: 'heading', cut: 'title' }), ...preview.blocks.slice(1)] };
    const cuts = (draft: ImportDraft): readonly number[] => decisionsOf(draft).cutBlocks;
    const draft = toggleCut(openDraft(titled), 1);
    expect(cuts(changeMeta(draft, { title: '“TITLE”' }))).toEqual([0, 1, 2]);
    const other = changeMeta(draft, { title: 'Another' });
    expect(cuts(other)).toEqual([1, 2]);
    expect(cuts(undoDecision(other))).toEqual([2]);
    expect(cuts(changeMeta(other, { title: 'Title' }))).toEqual([0, 1, 2]);
    const kept = toggleCut(draft, 0);
    expect(cuts(changeMeta(kept, { title: 'title', author: 'A' }))).toEqual([1, 2]);
    expect(cuts(changeMeta(openDraft(preview), { title: 'Another' }))).toEqual([2]);
  });

  it('numbers what will be stored, without headings and cut blocks', () => {
    expect(numbersOf(openDraft(preview))).toEqual([null, 1, null, 2]);
    expect(numbersOf(toggleCut(toggleCut(openDraft(preview), 2), 1))).toEqual([null, null, 1, 2]);
  });

  it('numbers a table as the stored article does, once for all its rows', () => {
    const row = (kind: 'table-head' | 'table-row') => block('cell\tcell', { kind });
    const blocks = [block('Before'), row('table-head'), row('table-row'), row('table-row'), block('After'), block('Note')];
    const draft = openDraft({ ...preview, blocks });
    expect(numbersOf(draft)).toEqual([1, 2, null, null, 3, 4]);
    expect(numbersOf(toggleCut(draft, 1))).toEqual([1, null, 2, null, 3, 4]);
  });

  it('leaves a picture out and takes it in again, step by step', () => {
    const draft = togglePicture(togglePicture(openDraft(preview), 1), 0);
    expect(decisionsOf(draft).cutPictures).toEqual([0, 1]);
    expect(decisionsOf(undoDecision(draft)).cutPictures).toEqual([1]);
    expect(decisionsOf(togglePicture(draft, 1)).cutPictures).toEqual([0]);
  });

  it('tells the main process its decisions in order', () => {
    const draft = toggleRepair(toggleRepair(toggleCut(openDraft(preview), 0), 3, 0), 1, 1);
    expect(decisionsOf(draft)).toMatchObject({
      cutBlocks: [0, 2],
      acceptedRepairs: [
        { block: 1, repair: 1 },
        { block: 3, repair: 0 },
      ],
    });
  });

  it('accepts all repairs of kept blocks at once, and none again', () => {
    const all = setAllRepairs(toggleCut(openDraft(preview), 3), true);
    expect(countDraft(all)).toEqual({ repairs: 2, accepted: 2, cuts: 2, kept: 2 });
    expect(countDraft(setAllRepairs(all, false)).accepted).toBe(0);
  });

  it('does not count repairs of a block that was cut after they were accepted', () => {
    expect(countDraft(toggleCut(setAllRepairs(openDraft(preview), true), 1))).toEqual({ repairs: 1, accepted: 1, cuts: 2, kept: 2 });
  });

  it('leaves the form alone when a decision is undone', () => {
    const typed: ImportDraft = { ...toggleCut(openDraft(preview), 1), meta: { ...preview.meta, author: 'Jane Doe' } };
    expect(undoDecision(typed).meta.author).toBe('Jane Doe');
  });

  it('forgets what was undone when something else is decided', () => {
    expect(redoDecision(toggleCut(undoDecision(toggleCut(openDraft(preview), 1)), 3)).decided.cut).toEqual(new Set([2, 3]));
  });

  it('takes any steps back one by one and does them again', () => {
    const step = fc.oneof(
      fc.nat(3).map((index) => (draft: ImportDraft) => toggleCut(draft, index)),
      fc.constantFrom([1, 0], [1, 1], [3, 0]).map(
        ([index = 0, repair = 0]) =>
          (draft: ImportDraft) =>
            toggleRepair(draft, index, repair),
      ),
      fc.boolean().map((accept) => (draft: ImportDraft) => setAllRepairs(draft, accept)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const states = [openDraft(preview)];
        for (const next of steps) states.push(next(states.at(-1) ?? openDraft(preview)));
        let draft = states.at(-1) ?? openDraft(preview);
        expect(importDecisions.safeParse(decisionsOf(draft)).success).toBe(true);
        for (const before of states.slice(0, -1).reverse()) {
          draft = undoDecision(draft);
          expect(draft.decided).toEqual(before.decided);
        }
        expect(undoDecision(draft)).toBe(draft);
        for (const after of states.slice(1)) {
          draft = redoDecision(draft);
          expect(draft.decided).toEqual(after.decided);
        }
        expect(redoDecision(draft)).toBe(draft);
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it('imports an attachment too when it is ticked, and takes that back', () => {
    const ticked = toggleAttachment(openDraft(preview), 0);
    expect([...ticked.decided.attachments]).toEqual([0]);
    expect([...undoDecision(ticked).decided.attachments]).toEqual([]);
    expect([...toggleAttachment(ticked, 0).decided.attachments]).toEqual([]);
  });
});
