import type { ResolvedBlock, ResolvedSection, Run } from '../../shared/compile/resolved-briefing';
import { assertNever } from '../../shared/core/assert-never';
import { type Direction, type PaperBlock, type Print, runsOf } from './paper-block';
import { paperTable } from './paper-table';
import { directionOf } from './printable-text';

export type PaperSection = {
  readonly heading: readonly Run[] | null;
  readonly direction: Direction | null;
  readonly blocks: readonly PaperBlock[];
};

/** Deeper lists would leave no room for words on the page: their items go on at this depth. */
const deepestList = 6;

/**
 * The sections as they are printed. A template's section that nobody has filled in yet is left out,
 * heading and all; one that the person made is not. Empty paragraphs are left out: space is the
 * template's business.
 */
export function paperSections(sections: readonly ResolvedSection[], direction: Direction, print: Print): readonly PaperSection[] {
  // PDF/UA-1 refuses a skipped heading level and a first heading that is not of level 1.
  let lastLevel = 0;
  const levelAfterLast = (wanted: number): number => {
    lastLevel = Math.min(wanted, lastLevel + 1);
    return lastLevel;
  };

  const paperRuns = (runs: readonly Run[]): readonly Run[] =>
    tightNotes(runs.map((run) => (run.kind === 'text' ? { ...run, text: print(run.text) } : run)));

  const paperParagraph = (runs: readonly Run[]): readonly PaperBlock[] => {
    const printed = trimBreaks(paperRuns(runs));
    return showsSomething(printed) ? [{ kind: 'paragraph', runs: printed, direction: ownDirection(printed, direction) }] : [];
  };

  const paperBlock = (block: ResolvedBlock, depth: number): readonly PaperBlock[] => {
    switch (block.kind) {
      case 'paragraph':
        return paperParagraph(block.runs);
      case 'heading': {
        const runs = trimBreaks(paperRuns(block.runs));
        // A heading without words cannot be one; a citation that stands in it stays.
        return hasWords(runs)
          ? [{ kind: 'heading', level: levelAfterLast(block.level), runs, direction: ownDirection(runs, direction) }]
          : paperParagraph(block.runs);
      }
      case 'list': {
        const items = block.items.map((item) => item.flatMap((child) => paperBlock(child, depth + 1)));
        if (depth >= deepestList) return items.flat();
        // A list is turned as a whole, bullets and all; its items are not turned one by one.
        const own = items.map((item) => ownDirection(item.flatMap(runsOf), direction));
        const turned = own[0] ?? null;
        const list = { kind: 'list', ordered: block.ordered, start: block.start, items: items.map((item) => item.map(unturned)) } as const;
        return [{ ...list, direction: own.every((other) => other === turned) ? turned : null }];
      }
      case 'table':
        return [paperTable(block, (blocks) => blocks.flatMap((child) => paperBlock(child, 0)))];
      default:
        return assertNever(block);
    }
  };

  return sections
    .filter((section) => !(section.empty && section.role !== null))
    .map((section) => {
      const heading = section.heading === null ? [] : trimBreaks(paperRuns(section.heading));
      const titled = hasWords(heading);
      if (titled) levelAfterLast(1);
      const before = titled || section.heading === null ? [] : paperParagraph(section.heading);
      return {
        heading: titled ? heading : null,
        direction: ownDirection(heading, direction),
        blocks: [...before, ...section.blocks.flatMap((block) => paperBlock(block, 0))],
      };
    });
}

function unturned(block: PaperBlock): PaperBlock {
  return block.kind === 'table' ? block : { ...block, direction: null };
}

function hasWords(runs: readonly Run[]): boolean {
  return runs.some((run) => run.kind === 'text' && /[\p{L}\p{N}\p{P}\p{S}]/u.test(run.text));
}

function showsSomething(runs: readonly Run[]): boolean {
  return hasWords(runs) || runs.some((run) => run.kind === 'footnote');
}

/**
 * A note's number stands right after its word. In the editor a space often comes between the two,
 * because a citation is put in after the space was typed: it goes behind the number, or away at the
 * end and before punctuation.
 */
function tightNotes(runs: readonly Run[]): readonly Run[] {
  let owed = false;
  const tight = runs.map((run, index): Run => {
    if (run.kind !== 'text') return run;
    const next = runs[index + 1]?.kind === 'footnote';
    const start = owed && /^[\p{L}\p{N}(“‘«]/u.test(run.text) ? ' ' : '';
    owed = next && /\s$/u.test(run.text);
    return { ...run, text: start + (next ? run.text.trimEnd() : run.text) };
  });
  // A space alone between two notes is gone by now: they stand side by side, and the template parts them.
  return tight.filter((run) => run.kind !== 'text' || run.text !== '');
}

/** Line breaks at the end of a block would print as an empty line. */
function trimBreaks(runs: readonly Run[]): readonly Run[] {
  const last = runs.findLastIndex((run) => run.kind !== 'break');
  const first = runs.findIndex((run) => run.kind !== 'break');
  return first === -1 ? [] : runs.slice(first, last + 1);
}

/**
 * The direction of a paragraph where it differs from the note's. In a note that runs from left to
 * right the first letter decides; in one that runs from right to left a paragraph may well start with
 * a foreign name, so only one without any letter of its own kind differs.
 */
function ownDirection(runs: readonly Run[], direction: Direction): Direction | null {
  const words = runs.map((run) => (run.kind === 'text' ? run.text : ' ')).join('');
  const own = directionOf(words);
  if (own === null || own === direction) return null;
  return direction === 'rtl' && /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}]/u.test(words) ? null : own;
}
