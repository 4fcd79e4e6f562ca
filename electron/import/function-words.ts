/**
 * The small words of English: articles, pronouns, prepositions, conjunctions, auxiliaries. The set
 * is closed (no new one has entered the language for centuries), which is why a list may hold it.
 */
export const functionWords: ReadonlySet<string> = new Set(
  `a an the this that these those and or but nor so yet for of in on at to from by with about against between into through during
  before after above below over under again further then once here there when where why how all any both each few more most other
  some such no not only own same than too very can will just should now is are was were be been being have has had having do does
  did doing would could may might must shall i you he she it we they me him her us them my your his its our their who whom whose
  which what while because as until if since although though whether also within without upon among toward towards`.split(/\s+/),
);

/**
 * Words that, glued to a name, leave no doubt that a space is missing: no English word or name
 * ends with them and begins with a name. Left out for that reason: is (Israelis), as, an, or, he, it,
 * are (Delaware), over (Hanover), under, all (Marshall), with (Beckwith), and so on.
 */
export const gluedAfterName: ReadonlySet<string> = new Set(
  `which that and from after before because between against where when while whose would could should have has had was were will
  since until they their these those this been into also who but the for said says`.split(/\s+/),
);

/** Short prepositions that names do end with (Berlin, Clinton): believed only behind a place of `place-names.ts`. Not `is`: Iraqis. */
export const gluedAfterPlace: ReadonlySet<string> = new Set(['in', 'on', 'at', 'to', 'of', 'by', 'with', 'over', 'under']);

/** Words that, glued to an ordinary word in small letters, make no English word. `through` is left out (breakthrough). */
export const gluedAfterWord: ReadonlySet<string> = new Set(
  'which that because between against would could should their these those were have they'.split(' '),
);

const pairBeginnings = 'of in to for on with from by at and that which is was has have had will been'.split(' ');
const pairEnds = 'the that this these those their which'.split(' ');

/** Two small words glued together that are no word themselves ("ofthe", "tothis"), each with the length of its first word. */
export const gluedPairs: ReadonlyMap<string, number> = new Map(
  pairBeginnings.flatMap((first) => pairEnds.map((second): readonly [string, number] => [first + second, first.length])),
);

/** Words that are never written twice in a row. Left out are those that can be: that, had, is, was, in, on, to ("resorted to to avert it"). */
export const neverDoubled: ReadonlySet<string> = new Set(
  'the a an of and or for with from by at be been were which their its our your my his because into between would could should these those than'.split(
    ' ',
  ),
);
