import type { ResolvedBlock, ResolvedSection, Run } from '../../shared/compile/resolved-briefing';
import { assertNever } from '../../shared/core/assert-never';
import { directionOf } from './printable-text';

type Direction = 'ltr' | 'rtl';
type Print = (text: string) => string;

/** A block as the templates read it. */
export type PaperBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[]; readonly direction: Direction | null }
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[]; readonly direction: Direction | null }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly PaperBlock[])[];
      readonly direction: Direction | null;
    }
  | {
      readonly kind: 'table';
      readonly headerRows: number;
      readonly widths: readonly (number | null)[];
      readonly anyWidth: boolean;
      readonly rows: readonly (readonly PaperCell[])[];
    };

type PaperCell = {
  readonly column: number;
  readonly row: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly header: boolean;
  /** Whether a page may end inside it: only where it could fill a good part of one. */
  readonly long: boolean;
  readonly blocks: readonly PaperBlock[];
};

export type PaperSection = {
  readonly heading: readonly Run[] | null;
  readonly direction: Direction | null;
  readonly blocks: readonly PaperBlock[];
};

/** In characters: a narrow column of so many fills a third of a page. */
const longCell = 600;

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
    runs.map((run) => (run.kind === 'text' ? { ...run, text: print(run.text) } : run));

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
        return [
          {
            kind: 'table',
            headerRows: block.headerRows,
            widths: block.widths,
            anyWidth: block.widths.some((width) => width !== null),
            rows: block.rows.map((row) =>
              row.map((cell) => {
                const blocks = cell.blocks.flatMap((child) => paperBlock(child, 0));
                return { ...cell, blocks, long: lengthOf(blocks.flatMap(runsOf)) > longCell };
              }),
            ),
          },
        ];
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

function runsOf(block: PaperBlock): readonly Run[] {
  if (block.kind === 'list') return block.items.flat().flatMap(runsOf);
  return block.kind === 'table' ? [] : block.runs;
}

function unturned(block: PaperBlock): PaperBlock {
  return block.kind === 'table' ? block : { ...block, direction: null };
}

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((total, run) => total + (run.kind === 'text' ? run.text.length : 0), 0);
}

function hasWords(runs: readonly Run[]): boolean {
  return runs.some((run) => run.kind === 'text' && /[\p{L}\p{N}\p{P}\p{S}]/u.test(run.text));
}

function showsSomething(runs: readonly Run[]): boolean {
  return hasWords(runs) || runs.some((run) => run.kind === 'footnote');
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
