import { err, type Failure, ok, type Result } from '../../shared/core/result';
import type { CharacterReport, ImportPreview, PreviewBlock } from '../../shared/domain/import-preview';
import { cleanCharacters } from './characters';
import { proposeCuts } from './clutter';
import { guessLanguage } from './language';
import { importLimits } from './limits';
import { type GuessedMeta, guessMeta } from './metadata';
import { readBlocks } from './plain-text';
import { findRepairs, inOrder } from './repairs';
import { readVocabulary } from './vocabulary';

/** What was understood of a text: all of a preview that does not depend on the library. */
export type Understanding = {
  readonly blocks: readonly PreviewBlock[];
  readonly meta: GuessedMeta;
  readonly guessed: ImportPreview['guessed'];
  readonly characters: CharacterReport;
};

export type UnderstandingFailure = Failure<'import.empty' | 'import.too-large'>;

/** Understands a plain text as it came from the clipboard or a file. */
export function understandText(raw: string): Result<Understanding, UnderstandingFailure> {
  if (raw.length > importLimits.textLength) return err({ code: 'import.too-large' });
  const { text, report } = cleanCharacters(raw);
  // Signs that no one can see are no text: a paste of direction marks and zero-width spaces is blank.
  if (!/[^\s\p{Cf}\p{Cc}\p{Zs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\uFFFD]/u.test(text)) return err({ code: 'import.empty' });
  const read = readBlocks(text);
  if (read.length > importLimits.blocks) return err({ code: 'import.too-large' });
  const language = guessLanguage(text);
  const cuts = proposeCuts(read, language === 'en');
  const { meta, guessed } = guessMeta(read, cuts, language);
  // The repairs know English only; a text too short to tell its language is given the benefit of it.
  const english = language === 'en' || language === 'und';
  const vocabulary = readVocabulary(english ? read.map((block) => block.text) : []);
  const blocks = read.map((block, index): PreviewBlock => {
    const repairs = english ? inOrder([...block.brokenLines, ...findRepairs(block.text, vocabulary)]) : block.brokenLines;
    return { kind: block.kind, level: block.level, text: block.text, cut: cuts[index] ?? null, repairs };
  });
  return ok({ blocks, meta, guessed, characters: report });
}
