import type { Briefing } from '../domain/briefing';
import { markingTone } from '../domain/marking';
import { dayWords } from './day-words';
import { type EvidenceLookup, numberCitations } from './number-citations';
import type { PaperLabels } from './paper-labels';
import { resolveBody } from './resolve-body';
import { gradeKey, resolveFootnote, resolveSources } from './resolve-sources';
import type { HeaderField, ResolvedBlock, ResolvedBriefing, ResolvedSection, Run } from './resolved-briefing';

/** What of a briefing reaches paper: the stored one or the draft in the editor. */
export type BriefingContent = Pick<Briefing, 'template' | 'language' | 'header' | 'body'>;

/**
 * From about eight pages on a reader needs a table of contents: A4 in this layout holds some 3,000
 * characters. Counted in characters and not in pages, because pages are only known once it is set.
 */
const contentsFromCharacters = 24_000;

/** Looks everything up, once and nowhere else, and words it with `labels`. */
export function resolveBriefing(content: BriefingContent, lookup: EvidenceLookup, labels: PaperLabels): ResolvedBriefing {
  const { template, language, header, body } = content;
  const citations = numberCitations(body, lookup);
  const sections = resolveBody(body);
  const sources = resolveSources(citations, language, labels);
  const missing = citations.filter((citation) => citation.state !== 'ok').map((citation) => citation.annotationId);
  return {
    template,
    language,
    title: header.title,
    marking: header.marking.trim(),
    markingTone: markingTone(header.marking),
    reference: header.reference,
    day: header.date,
    fields: headerFields(content, labels),
    sections,
    footnotes: citations.map((citation) => resolveFootnote(citation, labels)),
    sources,
    gradeKey: gradeKey(sources, labels),
    lostCitations: [...new Set(missing)],
    withContents: sections.length > 2 && characters(sections) >= contentsFromCharacters,
    labels,
  };
}

function headerFields({ header, language }: BriefingContent, labels: PaperLabels): readonly HeaderField[] {
  const fields: readonly HeaderField[] = [
    { name: 'to', label: labels.to, value: header.to },
    { name: 'from', label: labels.from, value: header.from },
    { name: 'date', label: labels.date, value: dayWords(header.date, language) },
    { name: 'meeting', label: labels.meeting, value: header.meeting },
  ];
  return fields.filter((field) => field.value.trim() !== '');
}

function characters(sections: readonly ResolvedSection[]): number {
  const ofRuns = (runs: readonly Run[]): number => sum(runs, (run) => (run.kind === 'text' ? run.text.length : 0));
  const ofBlock = (block: ResolvedBlock): number => {
    if (block.kind === 'list') return sum(block.items.flat(), ofBlock);
    if (block.kind === 'table') return sum(block.rows.flat(), (cell) => sum(cell.blocks, ofBlock));
    return ofRuns(block.runs);
  };
  return sum(sections, (section) => sum(section.blocks, ofBlock));
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
