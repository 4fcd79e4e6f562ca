import type { FileCase, HostileCase, PasteCase } from './hostile-case';

/** P: plain texts, pasted and as files. */

const text = (words: string) => (): Uint8Array => Buffer.from(words);

/** Also stored and marked: see the test. */
export const signs = 'Seoul \u202Eesrever\u202C its posi\u200Btion, see http://\u0430pple.com/ for more.';
export const composed = 'Cafe\u0301 and caf\u00E9, \u1112\u1161\u11AB\u1100\u1173\u11AF and 한글, 👩‍👩‍👧‍👦 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿 agreed.';
const formulas = ['=cmd|"/c calc"!A1', '+1+cmd()', '-1+cmd()', '@SUM(1+1)', '\t=1+1', '\r=2+2'];
const title = '__proto__';
/** The first line is taken for the title, which stands above the text. */
const ofKeys = ['constructor', 'The words toString, hasOwnProperty and __defineGetter__ are words.'];
export const keys = [title, ...ofKeys].join('\n\n');

const pasted: readonly PasteCase[] = [
  { id: 'P1', what: 'nothing', text: '', outcome: { refused: 'import.empty' } },
  { id: 'P1', what: 'spaces and signs without width', text: ' \n\t\u00A0\u200B\u2066\u2069 \n', outcome: { refused: 'import.empty' } },
  { id: 'P2', what: '200 MB', text: 'x', times: 200_000_000, slow: true, outcome: { refused: 'import.too-large' } },
  {
    id: 'P2',
    what: 'a page of 11 MB without a plain form',
    text: '',
    html: () => `<p>${'x'.repeat(11 * 1024 * 1024)}</p>`,
    outcome: { refused: 'import.too-large' },
  },
  {
    id: 'P3',
    what: 'NULs, halves of characters, controls',
    text: 'Seoul\u0000 spoke \uD83D of\u0007 arms\u001B.',
    outcome: { words: ['Seoul spoke \uFFFD of arms.'], characters: { controls: 3, broken: 1 } },
  },
  {
    id: 'P4',
    what: 'direction signs, letters without width, a host in two alphabets',
    text: signs,
    outcome: {
      words: ['Seoul U+202Eesrever', 'U+202C its posi', 'U+200Btion, see http://\u0430pple.com/ for more.'],
      characters: { directional: 2, zeroWidth: 1 },
    },
  },
  {
    id: 'P5',
    what: 'one line of 10 MB',
    text: 'Words without an end ',
    times: 476_000,
    slow: true,
    outcome: { words: ['Words without an end Words'] },
  },
  {
    id: 'P5',
    what: 'a million line ends',
    text: `Before${'\n'.repeat(1_000_000)}after`,
    slow: true,
    outcome: { words: ['after'], either: ['Before'] },
  },
  { id: 'P6', what: 'letters in parts, emoji of many', text: composed, outcome: { words: [composed] } },
  { id: 'P7', what: 'lines that a sheet would run', text: formulas.join('\n\n'), outcome: { words: formulas.map((line) => line.trim()) } },
  { id: 'P8', what: 'names that every object has', text: keys, outcome: { words: ofKeys, either: [title] } },
];

const files: readonly FileCase[] = [
  { id: 'P1', what: 'an empty file', name: 'empty.txt', bytes: () => new Uint8Array(), outcome: { refused: 'import.empty' } },
  { id: 'P1', what: 'a file of spaces', name: 'blank.txt', bytes: text(' \r\n\t '), outcome: { refused: 'import.empty' } },
  {
    id: 'P2',
    what: 'a file of 11 MB of text',
    name: 'long.txt',
    bytes: () => Buffer.alloc(11 * 1024 * 1024, 'a '),
    ways: ['dialog', 'folder'],
    outcome: { refused: 'import.too-large' },
  },
  {
    id: 'P3',
    what: 'a file of controls among words',
    name: 'controls.txt',
    bytes: text(`Seoul\u0000 spoke of arms.${' More words follow.'.repeat(10)}`),
    outcome: { words: ['Seoul spoke of arms.'], characters: { controls: 1 } },
  },
  {
    id: 'P4',
    what: 'a file of direction signs',
    name: 'signs.txt',
    bytes: text(signs),
    outcome: { words: ['Seoul U+202Eesrever'], characters: { directional: 2, zeroWidth: 1 }, inFolder: ['direction-signs'] },
  },
  { id: 'P6', what: 'a file of letters in parts', name: 'parts.txt', bytes: text(composed), outcome: { words: [composed] } },
  {
    id: 'P7',
    what: 'a file of formulas',
    name: 'sheet.txt',
    bytes: text(formulas.join('\n\n')),
    outcome: { words: formulas.map((line) => line.trim()) },
  },
  {
    id: 'P8',
    what: 'a file of names that every object has',
    name: '__proto__.txt',
    bytes: text(keys),
    outcome: { words: ofKeys, either: [title] },
  },
];

export const texts: readonly HostileCase[] = [...pasted, ...files];
