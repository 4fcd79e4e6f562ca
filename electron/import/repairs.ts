import type { Repair } from '../../shared/domain/import-preview';
import { neverDoubled } from './function-words';
import { joinAt } from './joined-words';
import { type Vocabulary, wordPattern } from './vocabulary';

/**
 * Finds likely slips of copy and paste in English text and proposes how to mend them. Nothing is
 * changed: a source may be quoted only in the words it has, so each repair is the person's decision.
 *
 * All offsets are UTF-16 code units into the text that was passed in.
 */
export function findRepairs(text: string, vocabulary: Vocabulary): readonly Repair[] {
  return inOrder([...joinedWords(text, vocabulary), ...joinedSentences(text), ...doubledWords(text)]);
}

/** Sorts repairs by place and drops those that overlap an earlier one. */
export function inOrder(repairs: readonly Repair[]): readonly Repair[] {
  const sorted = [...repairs].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Repair[] = [];
  for (const repair of sorted) if (repair.start >= (kept.at(-1)?.end ?? 0)) kept.push(repair);
  return kept;
}

/** Longer runs of letters are no words of English. */
const longestWord = 40;

function joinedWords(text: string, vocabulary: Vocabulary): readonly Repair[] {
  const found: Repair[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const word = match[0];
    const end = match.index + word.length;
    // Within an address, a path, a code or a handle, letters follow other rules.
    if (
      word.length < 5 ||
      word.length > longestWord ||
      /[\w@#/\\.:_]/.test(text[match.index - 1] ?? '') ||
      /^(?:[\w@/\\_]|[.:]\w)/.test(text.slice(end, end + 2))
    )
      continue;
    const cut = joinAt(word, text.slice(end, end + 16), vocabulary);
    if (cut !== null)
      found.push({ start: match.index, end, replacement: `${word.slice(0, cut)} ${word.slice(cut)}`, reason: 'missing-space' });
  }
  return found;
}

/** A sentence's end, with its closing quotation mark, directly before the next sentence's first word. */
const sentenceJoint = /[.!?][”’)]?(?=([“‘(]?\p{Lu}[\p{L}\p{M}'’-]{0,40}))/gu;
/** The word that ends where the text is cut. */
const lastWord = /\p{L}[\p{L}\p{M}'’-]{0,40}$/u;

/** Common first words of sentences; behind a capitalised word only these are believed ("Yahoo.Finance" is one name). */
const sentenceOpeners: ReadonlySet<string> = new Set(
  'The A An In On At It He She They We This That These Those But And However Meanwhile For As If When While After Since There His Her Its Their'.split(
    ' ',
  ),
);
/** What is written with a full stop inside, or after one without a space. */
const abbreviations: ReadonlySet<string> = new Set(
  'mr mrs ms dr st prof sen rep gov gen col lt sgt capt jr sr vs no nos inc ltd co corp mt ft vol fig ch art para pp ed eds al etc jan feb mar apr jun jul aug sept sep oct nov dec rev hon'.split(
    ' ',
  ),
);
const notSentences: ReadonlySet<string> = new Set(
  'com org net gov edu io js ts py md txt pdf doc docx html htm php asp jpg png exe app tv'.split(' '),
);

function joinedSentences(text: string): readonly Repair[] {
  const found: Repair[] = [];
  for (const match of text.matchAll(sentenceJoint)) {
    const [stop, after = ''] = match;
    const before = lastWord.exec(text.slice(Math.max(0, match.index - longestWord), match.index))?.[0] ?? '';
    const start = match.index - before.length;
    const end = match.index + stop.length + after.length;
    if (before.length < 2 || abbreviations.has(before.toLowerCase()) || notSentences.has(after.toLowerCase())) continue;
    // "U.S.Army", "www.Example", "java.util.List", "name@Host.Example": parts of one thing.
    if (/[.@/\\:_#\d]/.test(text[start - 1] ?? '') || /^(?:\.\w|[@/\\_(\d]|:\/)/.test(text.slice(end, end + 2))) continue;
    const word = after.replace(/^[“‘(]/u, '');
    const lower = /^\p{Ll}[\p{Ll}'’-]*$/u.test(before);
    if (!lower && !sentenceOpeners.has(word)) continue;
    // A single capital or a run of capitals is an initial or a code, unless it is the article or the pronoun.
    if (/^\p{Lu}+$/u.test(word) && word !== 'A' && word !== 'I') continue;
    found.push({ start, end, replacement: `${before}${stop} ${after}`, reason: 'missing-space-after-sentence' });
  }
  return found;
}

const doubled = /(?<![\p{L}\p{N}'’-])(\p{L}{1,8})[ \u00A0\n]+(\p{L}{1,8})(?![\p{L}\p{N}'’-])/gu;

function doubledWords(text: string): readonly Repair[] {
  const found: Repair[] = [];
  doubled.lastIndex = 0;
  for (let match = doubled.exec(text); match !== null; match = doubled.exec(text)) {
    const [whole, first = '', second = ''] = match;
    if (second === first.toLowerCase() && neverDoubled.has(second))
      found.push({ start: match.index, end: match.index + whole.length, replacement: first, reason: 'doubled-word' });
    // The second word may begin the next pair.
    else doubled.lastIndex = match.index + first.length;
  }
  return found;
}
