import type { Run } from '../../shared/compile/resolved-briefing';

export type Direction = 'ltr' | 'rtl';
export type Print = (text: string) => string;

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

export type PaperCell = {
  readonly column: number;
  readonly row: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly header: boolean;
  /** Whether a page may end inside it: only where it could fill a good part of one. */
  readonly long: boolean;
  /** Whether it goes on in the cell below, and whether it is what the cell above goes on in: no line between the two. */
  readonly continued: boolean;
  readonly continues: boolean;
  readonly blocks: readonly PaperBlock[];
};

export function runsOf(block: PaperBlock): readonly Run[] {
  if (block.kind === 'list') return block.items.flat().flatMap(runsOf);
  return block.kind === 'table' ? [] : block.runs;
}
