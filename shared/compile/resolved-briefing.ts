import type { AnnotationId, ArticleId } from '../core/ids';
import type { BriefingTemplate } from '../domain/briefing';
import type { SectionRole } from '../domain/briefing-body';
import type { Locator } from '../domain/locator';
import type { MarkingTone } from '../domain/marking';
import type { CitationState } from './number-citations';
import type { PaperLabels } from './paper-labels';

/**
 * A briefing with everything looked up: what every exporter, the live preview and the checks read.
 * All texts are verbatim as they were written; making them safe for a page is the exporter's part.
 */
export type ResolvedBriefing = {
  readonly template: BriefingTemplate;
  /** BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  readonly marking: string;
  readonly markingTone: MarkingTone;
  readonly reference: string;
  /** The briefing's day `YYYY-MM-DD`, or the empty string: the only date that a file may carry. */
  readonly day: string;
  /** The header fields that are filled in, in printed order, the reference not among them. */
  readonly fields: readonly HeaderField[];
  readonly sections: readonly ResolvedSection[];
  readonly footnotes: readonly Footnote[];
  readonly sources: readonly ResolvedSource[];
  /** The line that explains the grades in use; `null` when no source is graded. */
  readonly gradeKey: string | null;
  /** Annotations cited whose passage is lost or which are gone, each once, in reading order. */
  readonly lostCitations: readonly AnnotationId[];
  /** Whether it is long enough for a table of contents. */
  readonly withContents: boolean;
  readonly labels: PaperLabels;
};

export type HeaderField = { readonly name: 'to' | 'from' | 'date' | 'meeting'; readonly label: string; readonly value: string };

/** A heading of level 1 and what follows it. Words before the first such heading stand in a section without one (`null`). */
export type ResolvedSection = {
  readonly heading: readonly Run[] | null;
  readonly role: SectionRole | null;
  readonly blocks: readonly ResolvedBlock[];
  /** No word and no citation stands in its blocks. */
  readonly empty: boolean;
};

export type Run =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  | { readonly kind: 'break' }
  | { readonly kind: 'footnote'; readonly number: number };

export type ResolvedBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly runs: readonly Run[] }
  | ResolvedList
  | ResolvedTable;

export type ResolvedList = {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** The number of an ordered list's first item. */
  readonly start: number;
  readonly items: readonly (readonly ResolvedBlock[])[];
};

/** A table whose cells all have a place: spans are cut to what the table holds, and no two cells overlap. */
export type ResolvedTable = {
  readonly kind: 'table';
  readonly columns: number;
  /** Width of each column in the editor's pixels, `null` where the person set none. */
  readonly widths: readonly (number | null)[];
  /** How many of the first rows are headers, to be repeated on every page. */
  readonly headerRows: number;
  readonly rows: readonly (readonly ResolvedCell[])[];
};

/** `column` and `row` count from 0. */
export type ResolvedCell = {
  readonly column: number;
  readonly row: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly header: boolean;
  readonly blocks: readonly ResolvedBlock[];
};

export type Footnote = {
  readonly number: number;
  readonly annotationId: AnnotationId;
  readonly state: CitationState;
  readonly sourceNumber: number | null;
  readonly locator: Locator | null;
  /** The passage's exact words (of a lost one, the words as first marked); empty when deleted. */
  readonly quote: string;
  /** The footnote that already quotes the words: this one says "as note n" instead. */
  readonly repeats: number | null;
  /** What the note says beside the words, in words: "Source 1, para 4". */
  readonly reference: string;
};

export type ResolvedSource = {
  readonly number: number;
  readonly articleId: ArticleId;
  readonly title: string;
  readonly source: string;
  readonly author: string;
  /** The day in words, in the briefing's language; empty when unknown. */
  readonly date: string;
  /** As analysts write it, e.g. `B2`; empty when not graded. */
  readonly grade: string;
  readonly marking: string;
  readonly markingTone: MarkingTone;
};
