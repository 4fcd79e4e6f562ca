import { analyse } from 'chardet';
import { decodeAs } from '../decode-as';
import type { Language } from './alphabets';
import { type Candidate, candidates } from './candidates';
import { plausibility } from './plausibility';

/** The encoding that fits the bytes best, by its name, and whether no other reading comes near. */
export type GuessedEncoding = { readonly encoding: string; readonly certain: boolean };

/** Bytes that are looked at: enough to tell, few enough to be quick. */
const sampleSize = 12 * 1024;
/** How much chardet's own belief (0 to 1) counts beside what the text reads like, and the bytes beyond ASCII below which it counts less: of a few it knows little. */
const trust = 0.2;
const enough = 16;
/** How much it counts that a text says that it is in a language which was written in an encoding. */
const statedTrust = 0.2;
/** Languages that are read as another one, whose letters they share. */
const kin: Readonly<Record<string, Language>> = {
  sv: 'nordic',
  da: 'nordic',
  no: 'nordic',
  nb: 'nordic',
  nn: 'nordic',
  fi: 'nordic',
  sl: 'hr',
  bs: 'hr',
  ur: 'fa',
};
/** A reading below this is not one that a writer meant; one that is better than the next by less than the margin is doubtful. */
const soundScore = 0.6;
const margin = 0.06;
/** Characters beyond ASCII below which nothing is certain. */
const fewest = 4;

/** Guesses the encoding of a text that is neither Unicode nor ASCII. `language`: the primary tag of the one that the text says it is in, if it does. */
export function guessEncoding(bytes: Uint8Array, language = ''): GuessedEncoding {
  const sample = telling(bytes);
  const weight = Math.min(1, sample.filter((byte) => byte >= 0x80).length / enough) / 100;
  const beliefs = new Map(analyse(sample).map(({ name, confidence }) => [name as string, confidence * weight]));
  const readings = candidates.flatMap((candidate) => {
    const text = decodeAs(sample, candidate.name);
    return text === null ? [] : [{ name: candidate.name, text, ...scoreOf(candidate, text, beliefs, language) }];
  });
  const [best, ...others] = readings.sort((a, b) => b.score - a.score);
  if (best === undefined) return { encoding: 'windows-1252', certain: false };
  const rival = others.find((other) => other.text !== best.text);
  const letters = best.text.match(/[^\u0000-\u007F]/gu)?.length ?? 0;
  const clear = rival === undefined || best.score - rival.score >= margin;
  return { encoding: best.name, certain: best.reads >= soundScore && clear && letters >= fewest };
}

function scoreOf(
  { languages, chardet, rarity }: Candidate,
  text: string,
  beliefs: ReadonlyMap<string, number>,
  language: string,
): { reads: number; score: number } {
  const reads = Math.max(...languages.map((language) => plausibility(text, language)));
  const isStated = languages.some((one) => (kin[language] ?? language) === one || (language === 'zh' && one === 'zh-hant'));
  return { reads, score: reads + trust * (beliefs.get(chardet) ?? 0) + (isStated ? statedTrust : 0) - rarity };
}

/** The lines that have anything beyond ASCII: in all others every encoding reads the same. No line end is part of another character. */
function telling(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(sampleSize, bytes.length));
  let filled = 0;
  let start = 0;
  while (start < bytes.length && filled < sample.length) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    const line = bytes.subarray(start, Math.min(end, start + sample.length - filled));
    if (line.some((byte) => byte >= 0x80)) {
      sample.set(line, filled);
      filled += line.length;
    }
    start = end;
  }
  return sample.subarray(0, filled);
}
