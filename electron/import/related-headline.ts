import type { DraftBlock } from '../../shared/domain/text-version';
import { functionWords } from './function-words';

/**
 * Pages set links to other articles between the paragraphs of one, and copying takes them along.
 * Without their mark-up they look like the article's own subheadings, so three things must come
 * together before one is proposed for removal: it is longer than subheadings are, it says a whole
 * sentence in the present tense as English headlines do ("South Korea strengthens deterrence"), and
 * it stands alone between two paragraphs. In other languages nothing is proposed.
 */

/** Subheadings in newspapers have up to seven words; a sentence of a headline has more. */
const fewestWords = 8;

/** Whether block `index` reads as the headline of another article. The first and the last block never do. */
export function looksLikeRelatedHeadline(blocks: readonly DraftBlock[], index: number): boolean {
  const block = blocks[index];
  if (index === 0 || block?.kind !== 'heading' || blocks[index - 1]?.kind !== 'paragraph' || blocks[index + 1]?.kind !== 'paragraph')
    return false;
  const words = block.text.split(/\s+/u);
  return words.length >= fewestWords && saysSentence(words);
}

/** The place where a headline's verb stands: behind a subject of one to five words. */
const lastVerbPlace = 5;

/** Whether an English headline's finite verb is among the first words: third person, after a subject, before its object. */
function saysSentence(words: readonly string[]): boolean {
  return words.slice(1, lastVerbPlace + 1).some((word, offset) => {
    const before = words[offset] ?? '';
    const after = words[offset + 2];
    if (!/^[a-z]{2,}[^su]s$/.test(word) || after === undefined || pluralNouns.has(word)) return false;
    // A plural noun is followed by a preposition or stands behind a number or an article; a verb follows a noun in the singular.
    return (
      !prepositions.has(after.toLowerCase()) &&
      !/[,:;]$/.test(before) &&
      /^["“‘]?\p{L}[\p{L}\p{M}\p{N}'’.-]*$/u.test(before) &&
      !notSubjects.has(before.toLowerCase()) &&
      !functionWords.has(before.toLowerCase()) &&
      !/(?:ing|[^s]s)$/.test(before)
    );
  });
}

const prepositions: ReadonlySet<string> = new Set(
  `of in for from with by at on and or that who which are were have had will can could should must may do did is was has between
  among during after before under like such as than not still say said`.split(/\s+/),
);

/** Words behind which a word in -s is a noun in the plural. */
const notSubjects: ReadonlySet<string> = new Set(
  `new old other more most many few several some all no key main major recent first last next two three four five six seven eight
  nine ten how why what when where top big human foreign social public private political military economic nuclear financial
  international european american russian chinese korean british`.split(/\s+/),
);

/** Nouns of the news in the plural that often follow a noun: "trade talks", "peace efforts". */
const pluralNouns: ReadonlySet<string> = new Set(
  `talks rights efforts sanctions weapons tests relations forces troops ties arms affairs news politics economics elections leaders
  officials ministers workers members states nations countries markets prices rates sales services systems issues questions problems
  groups events rules laws years days times terms levels reasons lessons facts figures people always perhaps`.split(/\s+/),
);
