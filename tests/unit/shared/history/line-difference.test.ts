import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BriefingBody } from '../../../../shared/domain/briefing-body';
import { layOutBlocks } from '../../../../shared/domain/text-version';
import { articleLines, bodyLines, briefingLines } from '../../../../shared/history/document-lines';
import { joinParts, type Line, type LinePart, partsText } from '../../../../shared/history/line';
import { type DifferenceRow, isSame, lineDifference } from '../../../../shared/history/line-difference';
import { wordDifference } from '../../../../shared/history/word-difference';
import { bodyArbitrary } from '../../../helpers/briefing-arbitrary';

const seed = 20_261_124;

function lines(...texts: string[]): readonly Line[] {
  return articleLines(layOutBlocks(texts.map((text) => ({ kind: 'paragraph', level: 1, text }))));
}

function runsOf(before: string, after: string): readonly (readonly [string, string])[] {
  const [one] = lines(before);
  const [other] = lines(after);
  return wordDifference(one?.parts ?? [], other?.parts ?? []).map(({ change, parts }) => [change, partsText(parts)]);
}

/** A row in one word: what happened to the line, and its words. */
function told(row: DifferenceRow): string {
  const change = row.before === null ? 'inserted' : row.after === null ? 'deleted' : isSame(row) ? 'same' : 'changed';
  return `${change} ${partsText((row.after ?? row.before)?.parts ?? [])}`;
}

function side(rows: readonly DifferenceRow[], keep: 'before' | 'after'): readonly (readonly LinePart[])[] {
  const other = keep === 'before' ? 'inserted' : 'deleted';
  return rows
    .filter((row) => row[keep] !== null)
    .map(({ runs }) => joinParts(runs.filter(({ change }) => change !== other).flatMap(({ parts }) => parts)));
}

describe('wordDifference', () => {
  it('names the words that went and came, and leaves the rest', () => {
    expect(runsOf('Two states signed a treaty.', 'Two states signed the treaty.')).toEqual([
      ['same', 'Two states signed '],
      ['deleted', 'a'],
      ['inserted', 'the'],
      ['same', ' treaty.'],
    ]);
  });

  it('makes one stretch of words that changed side by side', () => {
    expect(runsOf('They signed a treaty today.', 'They broke the treaty today.')).toEqual([
      ['same', 'They '],
      ['deleted', 'signed a'],
      ['inserted', 'broke the'],
      ['same', ' treaty today.'],
    ]);
  });

  it.each([
    ['Korean', '정부가 조약을 발표했다', '정부가 협정을 발표했다', '조약을', '협정을'],
    ['Japanese', '政府は条約を発表した', '政府は協定を発表した', '条約', '協定'],
    ['Chinese', '政府宣布了条约', '政府宣布了协议', '条约', '协议'],
    ['Arabic', 'وقعت الدولتان معاهدة', 'وقعت الدولتان اتفاقية', 'معاهدة', 'اتفاقية'],
    ['Thai', 'รัฐบาลลงนามสัญญา', 'รัฐบาลลงนามข้อตกลง', 'สัญญา', 'ข้อตกลง'],
  ])('compares %s by words', (_script, before, after, went, came) => {
    const runs = runsOf(before, after);
    expect(runs).toContainEqual(['deleted', went]);
    expect(runs).toContainEqual(['inserted', came]);
  });

  it('sees that a word became bold', () => {
    const plain: LinePart = { kind: 'text', text: 'a word', bold: false, italic: false };
    const bold: LinePart = { kind: 'text', text: 'word', bold: true, italic: false };
    expect(wordDifference([plain], [{ ...plain, text: 'a ' }, bold]).map(({ change }) => change)).toEqual(['same', 'deleted', 'inserted']);
  });

  it('gives up on lines that have nothing in common instead of taking for ever', () => {
    const words = (letter: string) => Array.from({ length: 1200 }, (_, index) => `${letter}${index}`).join(' ');
    expect(runsOf(words('a'), words('b')).map(([change]) => change)).toEqual(['deleted', 'inserted']);
  });
});

describe('lineDifference', () => {
  it('pairs a line with what became of it, and tells others apart', () => {
    const before = lines('Opening words that stay.', 'The old second line is here.', 'Something quite different.', 'End.');
    const after = lines('Opening words that stay.', 'Wholly new.', 'The new second line is here.', 'End.', 'After the end.');
    expect(lineDifference(before, after).map(told)).toEqual([
      'same Opening words that stay.',
      'inserted Wholly new.',
      'changed The new second line is here.',
      'deleted Something quite different.',
      'same End.',
      'inserted After the end.',
    ]);
  });

  it('pairs lines in the way that has the most in common', () => {
    const before = lines('alpha beta gamma delta', 'one two three four');
    const after = lines('one two three five', 'alpha beta gamma omega');
    // Only one of the two can keep its place; both have as much in common.
    expect(lineDifference(before, after).filter((row) => row.before !== null && row.after !== null)).toHaveLength(1);
    const better = lines('one two alpha beta', 'alpha beta gamma omega');
    expect(lineDifference(before.slice(0, 1), better).map(told)).toEqual(['inserted one two alpha beta', 'changed alpha beta gamma omega']);
  });

  it('compares a field with itself only', () => {
    const header = { title: '', to: '', from: '', date: '', reference: '', meeting: '', marking: '' };
    const body: BriefingBody = { type: 'doc', content: [{ type: 'paragraph' }] };
    const rows = lineDifference(
      briefingLines({ ...header, title: 'Before', to: 'The minister' }, body),
      briefingLines({ ...header, title: 'Quite another', from: 'The minister' }, body),
    );
    expect(rows.map(told)).toEqual(['changed Quite another', 'deleted The minister', 'inserted The minister', 'same ']);
  });

  it('sees that a paragraph became a heading, and a list numbered', () => {
    const [paragraph] = lines('Words');
    if (paragraph === undefined) throw new Error('none');
    for (const change of [{ kind: 'heading' as const }, { level: 2 }, { number: 4 }]) {
      expect(lineDifference([paragraph], [{ ...paragraph, ...change }]).map(told)).toEqual(['changed Words']);
    }
    const item = { ...paragraph, kind: 'list-item' as const, number: 1 };
    expect(lineDifference([item], [{ ...item, number: 2 }]).map(told)).toEqual(['same Words']);
  });

  it('still pairs lines, in their order, where there are too many to try all', () => {
    const many = (word: string) => lines(...Array.from({ length: 230 }, (_, index) => `Line ${index} says ${word} and stays otherwise.`));
    const rows = lineDifference(many('this'), [...many('that'), ...lines('One more.')]);
    expect(rows.filter((row) => told(row).startsWith('changed'))).toHaveLength(230);
    expect(rows.at(-1)).toMatchObject({ before: null });
  });

  it('takes texts without one line in common, however long', () => {
    const many = (word: string) => lines(...Array.from({ length: 1500 }, (_, index) => `${word}${index}`));
    const rows = lineDifference(many('a'), many('b'));
    expect(rows).toHaveLength(3000);
  });

  it('has nothing to say of equal texts and of none', () => {
    expect(lineDifference([], [])).toEqual([]);
    expect(lineDifference(lines('', 'a'), lines('', 'a')).every(isSame)).toBe(true);
  });

  it(`gives both texts back, whatever they are (seed ${seed})`, () => {
    fc.assert(
      fc.property(bodyArbitrary, bodyArbitrary, fc.boolean(), (one, other, related) => {
        // Related texts share whole lines; others only words by chance.
        const young = related ? { ...other, content: [...one.content.slice(1), ...other.content] } : other;
        const before = bodyLines(one);
        const after = bodyLines(young);
        const rows = lineDifference(before, after);
        expect(rows.flatMap((row) => (row.before === null ? [] : [row.before]))).toEqual(before);
        expect(rows.flatMap((row) => (row.after === null ? [] : [row.after]))).toEqual(after);
        expect(side(rows, 'before')).toEqual(before.map(({ parts }) => parts));
        expect(side(rows, 'after')).toEqual(after.map(({ parts }) => parts));
      }),
      { seed, numRuns: 80 },
    );
  });

  it(`finds every line the same when nothing changed (seed ${seed})`, () => {
    fc.assert(
      fc.property(bodyArbitrary, (body) => {
        expect(lineDifference(bodyLines(body), bodyLines(body)).every(isSame)).toBe(true);
      }),
      { seed, numRuns: 40 },
    );
  });
});
