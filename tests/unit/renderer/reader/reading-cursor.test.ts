import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockIndexAt, type CursorStep, cursorAt, type ReadingCursor, stepCursor } from '../../../../renderer/reader/reading-cursor';
import { layOutBlocks } from '../../../../shared/domain/text-version';
import { anyText, seed } from '../../shared/anchoring/generated-text';

const version = layOutBlocks([
  { kind: 'heading', level: 1, text: 'A heading' },
  { kind: 'paragraph', level: 1, text: 'One two three. Four five.' },
  { kind: 'paragraph', level: 1, text: '' },
  { kind: 'paragraph', level: 1, text: 'Six, “seven”! Eight.' },
]);

function walk(steps: readonly CursorStep[], from: ReadingCursor | null = null): string {
  const cursor = steps.reduce<ReadingCursor | null>((current, step) => stepCursor(version, current, step), from);
  return cursor === null ? '' : version.text.slice(cursor.start, cursor.end);
}

const start: CursorStep = 'next-sentence';

describe('stepCursor', () => {
  it.each<[string, CursorStep[], string]>([
    ['starts at the first sentence', [start], 'A heading'],
    ['goes on by sentence', [start, 'next-sentence'], 'One two three.'],
    ['skips empty paragraphs', [start, 'next-sentence', 'next-sentence', 'next-sentence'], 'Six, “seven”!'],
    ['stays at the last sentence', Array<CursorStep>(9).fill('next-sentence'), 'Eight.'],
    ['goes back by sentence', [...Array<CursorStep>(4).fill('next-sentence'), 'previous-sentence'], 'Four five.'],
    ['stays at the first sentence', [start, 'previous-sentence'], 'A heading'],
    ['goes on by paragraph', [start, 'next-paragraph', 'next-paragraph'], 'Six, “seven”!'],
    ['goes back to the start of its paragraph', [start, 'next-sentence', 'next-sentence', 'previous-paragraph'], 'One two three.'],
    ['goes back to the paragraph before', [start, 'next-sentence', 'previous-paragraph'], 'A heading'],
    ['goes on by word from a sentence', [start, 'next-sentence', 'next-word', 'next-word'], 'two'],
    ['goes back by word', [start, 'next-sentence', 'next-word', 'next-word', 'previous-word'], 'One'],
    ['goes back by word across sentences', [start, 'next-sentence', 'next-word', 'previous-word'], 'heading'],
    ['extends by word', [start, 'next-sentence', 'next-word', 'extend-word'], 'One two'],
    ['shrinks by word', [start, 'next-sentence', 'shrink-word'], 'One two'],
    ['keeps the last word', [start, 'next-sentence', 'shrink-word', 'shrink-word', 'shrink-word'], 'One'],
    ['extends by sentence', [start, 'next-sentence', 'extend-sentence'], 'One two three. Four five.'],
    ['shrinks back by sentence', [start, 'next-sentence', 'extend-sentence', 'shrink-sentence'], 'One two three.'],
    ['extends upwards', [start, 'next-sentence', 'next-sentence', 'shrink-sentence'], 'One two three. Four five.'],
    ['shrinks back from above', [start, 'next-sentence', 'next-sentence', 'shrink-sentence', 'extend-sentence'], 'Four five.'],
    ['leaves a word for the next sentence', [start, 'next-sentence', 'next-word', 'next-sentence'], 'Four five.'],
  ])('%s', (_name, steps, words) => {
    expect(walk(steps)).toBe(words);
  });

  it('always stands on whole, visible words, whatever the text and the steps', () => {
    const steps = fc.array(
      fc.constantFrom<CursorStep>(
        'next-sentence',
        'previous-sentence',
        'next-paragraph',
        'previous-paragraph',
        'next-word',
        'previous-word',
        'extend-sentence',
        'shrink-sentence',
        'extend-word',
        'shrink-word',
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), steps, (texts, walked) => {
        const any = layOutBlocks(texts.map((text) => ({ kind: 'paragraph', level: 1, text })));
        let cursor: ReadingCursor | null = null;
        for (const step of walked) {
          cursor = stepCursor(any, cursor, step);
          if (cursor === null) return;
          expect(cursor.start).toBeGreaterThanOrEqual(0);
          expect(cursor.end).toBeGreaterThan(cursor.start);
          expect(cursor.end).toBeLessThanOrEqual(any.text.length);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('reaches every sentence of any text by going on, and comes back', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), (texts) => {
        const any = layOutBlocks(texts.map((text) => ({ kind: 'paragraph', level: 1, text })));
        const starts: number[] = [];
        for (let cursor = stepCursor(any, null, 'next-sentence'); cursor !== null; ) {
          starts.push(cursor.start);
          const next = stepCursor(any, cursor, 'next-sentence');
          if (next === null || next.start === cursor.start) break;
          cursor = next;
        }
        const back: number[] = [];
        for (let cursor = starts.length === 0 ? null : cursorAt(any, starts.at(-1) ?? 0); cursor !== null; ) {
          back.unshift(cursor.start);
          const before = stepCursor(any, cursor, 'previous-sentence');
          if (before === null || before.start === cursor.start) break;
          cursor = before;
        }
        expect(back).toEqual(starts);
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('blockIndexAt', () => {
  it('gives the block that an offset lies in', () => {
    expect([0, 9, 10, 35, 36, 37, 999].map((offset) => blockIndexAt(version, offset))).toEqual([0, 0, 1, 1, 2, 3, 3]);
  });
});
