import { type Credibility, credibility, gradeText, type Reliability, reliability } from '../domain/grade';
import { markingTone } from '../domain/marking';
import { dayWords } from './day-words';
import type { NumberedCitation } from './number-citations';
import { fillLabel, locatorWords, type PaperLabels } from './paper-labels';
import type { Footnote, ResolvedSource } from './resolved-briefing';

/** The footnote of a citation: its words, and what stands beside them. */
export function resolveFootnote(citation: NumberedCitation, labels: PaperLabels): Footnote {
  const { annotationId, number, state, sourceNumber, locator, repeats, evidence } = citation;
  return {
    number,
    annotationId,
    state,
    sourceNumber,
    locator,
    quote: evidence?.quote ?? '',
    repeats,
    reference: referenceWords(citation, labels),
  };
}

function referenceWords({ sourceNumber, locator, repeats }: NumberedCitation, labels: PaperLabels): string {
  const reference =
    sourceNumber === null
      ? labels.evidenceDeleted
      : fillLabel(labels.sourceAndPlace, {
          source: fillLabel(labels.sourceNumber, { number: sourceNumber }),
          place: locator === null ? labels.passageLost : locatorWords(locator, labels),
        });
  return repeats === null || sourceNumber === null ? reference : fillLabel(labels.asNote, { note: repeats, reference });
}

/** The articles cited, each once, in the order of first citation. */
export function resolveSources(citations: readonly NumberedCitation[], language: string, labels: PaperLabels): readonly ResolvedSource[] {
  const sources: ResolvedSource[] = [];
  for (const { sourceNumber, evidence } of citations) {
    if (sourceNumber === null || evidence === null || sourceNumber <= sources.length) continue;
    sources.push({
      number: sourceNumber,
      articleId: evidence.articleId,
      title: evidence.articleTitle.trim() === '' ? labels.untitled : evidence.articleTitle,
      source: evidence.source,
      author: evidence.author,
      date: dayWords(evidence.publishedOn, language),
      grade: gradeText(evidence.grade),
      marking: evidence.marking,
      markingTone: markingTone(evidence.marking),
    });
  }
  return sources;
}

/** One line that explains the grades that are printed, and only those; `null` when there is none. */
export function gradeKey(sources: readonly ResolvedSource[], labels: PaperLabels): string | null {
  const grades = sources.map((source) => source.grade).filter((grade) => grade !== '');
  if (grades.length === 0) return null;
  const meanings = <K extends string>(marks: readonly K[], words: Readonly<Record<K, string>>): string =>
    marks
      .filter((mark) => grades.some((grade) => grade.includes(mark)))
      .map((mark) => fillLabel(labels.gradeMeaning, { mark, meaning: words[mark] }))
      .join(', ');
  return fillLabel(labels.gradeKey, {
    reliability: meanings<Reliability>(reliability.options, labels.reliability),
    credibility: meanings<Credibility>(credibility.options, labels.credibility),
  });
}
