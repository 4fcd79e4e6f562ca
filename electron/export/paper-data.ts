import { fillLabel } from '../../shared/compile/paper-labels';
import { quotedWords } from '../../shared/compile/quoted-words';
import type { Footnote, ResolvedBriefing, ResolvedSource } from '../../shared/compile/resolved-briefing';
import type { Print } from './paper-block';
import { paperSections } from './paper-sections';
import { type GlyphCoverage, isolated, printableText } from './printable-text';

/** Longer references would run into the marking at the foot of the page; the whole one stands at the top. */
const footerReferenceLength = 32;

/**
 * What `assets/templates/*.typ` read as `briefing.json`: the resolved briefing with every text made
 * safe for a page, and with what only a page needs (directions, heading levels without a gap, the
 * parts of the page label). The templates know typography, this file knows what they are told.
 */
export function paperData(tree: ResolvedBriefing, covers: GlyphCoverage) {
  const print = (text: string): string => printableText(text, covers);
  const { lang, region, direction } = paperLanguage(tree.language);
  // Fixed words may run against the note (English ones in an Arabic note): their full stops must stay at their end.
  const word = (text: string): string => (direction === 'rtl' ? `\u2068${print(text)}\u2069` : print(text));
  const title = print(tree.title).trim();
  const kind = print(tree.labels.kind[tree.template]);
  return {
    lang,
    region,
    direction,
    day: calendarDay(tree.day),
    title,
    titleWidth: [...title].length,
    // PDF/UA-1 wants a title also of a draft that has none yet.
    documentTitle: visible(title) ? title : kind,
    kind: word(kind),
    marking: print(tree.marking).trim(),
    markingTone: tree.markingTone,
    reference: isolated(print(tree.reference).trim()),
    footerReference: isolated(shortened(print(tree.reference).trim())),
    fields: tree.fields.map(({ label, value }) => ({ label: word(label), value: isolated(print(value).trim()), width: [...value].length })),
    withContents: tree.withContents,
    contentsLabel: word(tree.labels.contents),
    pageLabel: pageLabelParts(word(tree.labels.page)),
    sections: paperSections(tree.sections, direction, print),
    notes: tree.footnotes.map((note) => ({ number: String(note.number), text: noteText(note, tree, print, word) })),
    sources: tree.sources.map((source) => paperSource(source, print)),
    labels: {
      number: word(tree.labels.number),
      source: word(tree.labels.source),
      grade: word(tree.labels.grade),
      sources: word(tree.labels.sources),
    },
    gradeKey: tree.gradeKey === null ? null : word(tree.gradeKey),
  };
}

/** Whether anything of the text would be seen; a heading or title of nothing but spaces is refused by PDF/UA-1. */
function visible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

function noteText(note: Footnote, { labels }: ResolvedBriefing, print: Print, word: Print): string {
  if (note.state === 'deleted') return word(note.reference);
  if (note.repeats !== null || note.quote.trim() === '') return fillLabel(labels.note, { reference: word(note.reference) });
  return fillLabel(labels.noteWithWords, { words: isolated(quotedWords(print(note.quote))), reference: word(note.reference) });
}

function paperSource(source: ResolvedSource, print: Print) {
  const title = print(source.title).trim();
  const details = [
    { text: isolated(print(source.source).trim()), outlet: true },
    { text: isolated(print(source.author).trim()), outlet: false },
    { text: print(source.date), outlet: false },
  ].filter((detail) => detail.text !== '');
  return {
    number: source.number,
    title: isolated(title),
    // "Why now?" needs no full stop after it.
    titleEnds: /[.?!…。？！]["”’»]?$/u.test(title),
    details,
    grade: source.grade,
    marking: print(source.marking).trim(),
    markingTone: source.markingTone,
  };
}

/** "Page {{page}} of {{pages}}" as a list: `page` and `pages` are filled in while setting, words carry a leading `=`. */
function pageLabelParts(label: string): readonly string[] {
  return label
    .split(/(\{\{pages?\}\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{{page}}' ? 'page' : part === '{{pages}}' ? 'pages' : `=${part}`));
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= footerReferenceLength
    ? text
    : `${characters
        .slice(0, footerReferenceLength - 1)
        .join('')
        .trimEnd()}…`;
}

function calendarDay(day: string): { year: number; month: number; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  // A PDF's date has four digits of year, and Typst none below 1: year 0 is no date.
  return match === null || match[1] === '0000' ? null : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

const rightToLeftLanguages = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The parts of a BCP 47 tag that Typst takes; anything else counts as English, the interface's language. */
function paperLanguage(tag: string): { lang: string; region: string | null; direction: 'ltr' | 'rtl' } {
  const [first = '', ...rest] = tag.split('-');
  const lang = /^[A-Za-z]{2,3}$/.test(first) && first.toLowerCase() !== 'und' ? first.toLowerCase() : 'en';
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase() ?? null;
  return { lang, region, direction: rightToLeftLanguages.has(lang) ? 'rtl' : 'ltr' };
}
