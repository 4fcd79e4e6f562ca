import type { BriefingTemplate } from '../domain/briefing';
import type { Credibility, Reliability } from '../domain/grade';
import type { Locator } from '../domain/locator';

/**
 * Every fixed word that is printed: the catalogue `assets/messages/<language>/paper.json`. Nothing is
 * worded in templates or in code, so a briefing prints in any language that has a catalogue. Words in
 * double braces, such as `{{number}}`, are filled in.
 */
export type PaperLabels = {
  /** What kind of document it is, printed above the title. */
  readonly kind: Readonly<Record<BriefingTemplate, string>>;
  readonly to: string;
  readonly from: string;
  readonly date: string;
  readonly meeting: string;
  readonly reference: string;
  readonly contents: string;
  readonly sources: string;
  readonly number: string;
  readonly source: string;
  readonly grade: string;
  /** Takes `page` and `pages`. */
  readonly page: string;
  /** Takes `number`. */
  readonly sourceNumber: string;
  /** Takes `from`. */
  readonly paragraph: string;
  /** Takes `from` and `to`. */
  readonly paragraphs: string;
  /** The place of a passage in a heading; takes `from`, the paragraph that the heading stands by. */
  readonly heading: string;
  /** A place in a source with pages; takes `page` and `place`. */
  readonly onPage: string;
  /** A further citation of words that an earlier footnote quotes; takes `note` and `reference`. */
  readonly asNote: string;
  /** A footnote's source and place; takes `source` and `place`. */
  readonly sourceAndPlace: string;
  /** Stands where the place would, when the passage is no longer found in its article. */
  readonly passageLost: string;
  /** Stands for the whole footnote when its annotation is gone. */
  readonly evidenceDeleted: string;
  /** A footnote with the passage's words; takes `words`, already in quotation marks, and `reference`. */
  readonly noteWithWords: string;
  /** A footnote without words; takes `reference`. */
  readonly note: string;
  /** Stands for a source of which no title is known. */
  readonly untitled: string;
  /** Explains the grades that are printed; takes `reliability` and `credibility`, each a list of `gradeMeaning`. */
  readonly gradeKey: string;
  /** Takes `mark` (a letter or digit of the grade) and `meaning`. */
  readonly gradeMeaning: string;
  /** What could not be printed, in words for the person; the place is a label of this list or a heading of the note. */
  readonly problems: {
    /** Takes `problem` and `place`. */
    readonly inPlace: string;
    /** Takes `words`. */
    readonly characters: string;
    readonly layout: string;
    readonly articleUnreadable: string;
    /** Takes `name`, the section's heading. */
    readonly section: string;
    readonly untitledSection: string;
    readonly title: string;
    readonly header: string;
    readonly footnotes: string;
    readonly template: string;
  };
  readonly reliability: Readonly<Record<Reliability, string>>;
  readonly credibility: Readonly<Record<Credibility, string>>;
};

/** Fills `{{name}}` with the given words. A name without words stays visible, and filled-in words are never filled again. */
export function fillLabel(label: string, words: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (Object.hasOwn(words, name) ? String(words[name]) : whole));
}

/** Where a passage stands, in words: "para 4", "paras 4–5", "p. 4, para 12". */
export function locatorWords(locator: Locator, labels: Pick<PaperLabels, 'paragraph' | 'paragraphs' | 'heading' | 'onPage'>): string {
  const place = paragraphWords(locator, labels);
  return locator.page === undefined ? place : fillLabel(labels.onPage, { page: locator.page, place });
}

function paragraphWords(locator: Locator, labels: Pick<PaperLabels, 'paragraph' | 'paragraphs' | 'heading'>): string {
  if (locator.heading) return fillLabel(labels.heading, { from: locator.from });
  return fillLabel(locator.from === locator.to ? labels.paragraph : labels.paragraphs, { from: locator.from, to: locator.to });
}
