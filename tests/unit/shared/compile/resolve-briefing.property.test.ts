import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import paper from '../../../../assets/messages/en/paper.json';
import { citedAnnotations, numberCitations } from '../../../../shared/compile/number-citations';
import { resolveBriefing } from '../../../../shared/compile/resolve-briefing';
import type { ResolvedBlock, Run } from '../../../../shared/compile/resolved-briefing';
import type { AnnotationId } from '../../../../shared/core/ids';
import { type BriefingBody, briefingBody } from '../../../../shared/domain/briefing-body';
import type { EvidenceItem } from '../../../../shared/domain/evidence';
import { bodyArbitrary, evidenceArbitrary } from '../../../helpers/briefing-arbitrary';

const seed = Number(process.env.FC_SEED ?? 20260621);
const settings = { seed, numRuns: 400 };

function compile(body: BriefingBody, evidence: ReadonlyMap<AnnotationId, EvidenceItem>) {
  const header = { title: 'T', to: '', from: '', date: '', reference: '', meeting: '', marking: '' };
  return resolveBriefing({ template: 'information-note', language: 'en', header, body }, (id) => evidence.get(id) ?? null, paper);
}

function runsOf(block: ResolvedBlock): readonly Run[] {
  if (block.kind === 'list') return block.items.flat().flatMap(runsOf);
  if (block.kind === 'table') return block.rows.flat().flatMap((cell) => cell.blocks.flatMap(runsOf));
  return block.runs;
}

/** All words of a tree in reading order, whatever its shape. */
function wordsOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(wordsOf).join('');
  if (node === null || typeof node !== 'object') return '';
  const { text, content } = node as { text?: string; content?: unknown };
  return `${text ?? ''}${wordsOf(content)}`;
}

describe(`resolveBriefing, any briefing (seed ${seed})`, () => {
  it('is given bodies that the schema accepts', () => {
    fc.assert(
      fc.property(bodyArbitrary, (body) => briefingBody.safeParse(JSON.parse(JSON.stringify(body))).success),
      settings,
    );
  });

  it('numbers footnotes 1 to n without gap in reading order, one for every citation', () => {
    fc.assert(
      fc.property(bodyArbitrary, evidenceArbitrary, (body, evidence) => {
        const tree = compile(body, evidence);
        const cited = citedAnnotations(body);
        const shown = tree.sections.flatMap((section) => [...(section.heading ?? []), ...section.blocks.flatMap(runsOf)]);
        const numbers = shown.flatMap((run) => (run.kind === 'footnote' ? [run.number] : []));
        const expected = cited.map((_, index) => index + 1);
        expect(numbers).toEqual(expected);
        expect(tree.footnotes.map((note) => note.number)).toEqual(expected);
        expect(tree.footnotes.map((note) => note.annotationId)).toEqual(cited);
      }),
      settings,
    );
  });

  it('lists each source once, in the order of first citation, and no other', () => {
    fc.assert(
      fc.property(bodyArbitrary, evidenceArbitrary, (body, evidence) => {
        const tree = compile(body, evidence);
        const articles = citedAnnotations(body).flatMap((id) => evidence.get(id)?.articleId ?? []);
        expect(tree.sources.map((source) => source.articleId)).toEqual([...new Set(articles)]);
        expect(tree.sources.map((source) => source.number)).toEqual(tree.sources.map((_, index) => index + 1));
      }),
      settings,
    );
  });

  it('quotes an annotation in full once and refers back to that note afterwards', () => {
    fc.assert(
      fc.property(bodyArbitrary, evidenceArbitrary, (body, evidence) => {
        for (const note of compile(body, evidence).footnotes) {
          const first = citedAnnotations(body).indexOf(note.annotationId) + 1;
          expect(note.repeats).toBe(first === note.number ? null : first);
          expect(note.reference).not.toBe('');
          expect(note.state === 'deleted').toBe(!evidence.has(note.annotationId));
        }
      }),
      settings,
    );
  });

  it('keeps every word verbatim and in order', () => {
    fc.assert(
      fc.property(bodyArbitrary, evidenceArbitrary, (body, evidence) => {
        const runs = compile(body, evidence).sections.flatMap((section) => [...(section.heading ?? []), ...section.blocks.flatMap(runsOf)]);
        expect(runs.map((run) => (run.kind === 'text' ? run.text : '')).join('')).toBe(wordsOf(body));
      }),
      settings,
    );
  });

  it('gives every table cell its own places inside the grid', () => {
    fc.assert(
      fc.property(bodyArbitrary, evidenceArbitrary, (body, evidence) => {
        const tables = compile(body, evidence).sections.flatMap((section) => section.blocks.filter((block) => block.kind === 'table'));
        for (const table of tables) {
          const places = table.rows
            .flat()
            .flatMap((cell) =>
              Array.from({ length: cell.rowSpan }, (_, y) =>
                Array.from({ length: cell.columnSpan }, (_, x) => [cell.row + y, cell.column + x] as const),
              ).flat(),
            );
          expect(new Set(places.map(([row, column]) => `${row} ${column}`)).size).toBe(places.length);
          expect(places.every(([row, column]) => row < table.rows.length && column < table.columns)).toBe(true);
          expect(table.widths).toHaveLength(table.columns);
        }
      }),
      settings,
    );
  });

  it('gives chips in the editor the very numbers that are printed', () => {
    fc.assert(
      fc.property(bodyArbitrary, evidenceArbitrary, (body, evidence) => {
        const chips = numberCitations(body, (id) => evidence.get(id) ?? null);
        const notes = compile(body, evidence).footnotes;
        expect(chips.map(({ number, sourceNumber, locator, repeats }) => ({ number, sourceNumber, locator, repeats }))).toEqual(
          notes.map(({ number, sourceNumber, locator, repeats }) => ({ number, sourceNumber, locator, repeats })),
        );
      }),
      settings,
    );
  });
});
