import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { layOutBlocks } from '../../shared/domain/text-version';
import { contradictionsIn } from '../../shared/facts/arithmetic';
import { factLanguage } from '../../shared/facts/fact-language';
import { quantitiesIn } from '../../shared/facts/quantities';

/** Real texts that no clone carries: the folder lies beside the repository, or is named by the environment. */
const articles = resolve(process.env.CORPUS_FOLDER ?? '../shared/data', 'corpus/articles.jsonl');
const row = z.object({ id: z.string(), text: z.string(), lang: z.string() });

describe.skipIf(!existsSync(articles))('arithmetic in 3,938 edited texts', () => {
  it('finds one contradiction, which is one: 483, 75 and 462 claims are not 1,017 (President Grant, 1874)', () => {
    const told: string[] = [];
    let quantities = 0;
    for (const line of readFileSync(articles, 'utf8').trim().split('\n')) {
      const { id, text, lang } = row.parse(JSON.parse(line));
      const version = layOutBlocks(text.split(/\n+/).map((words) => ({ kind: 'paragraph', level: 1, text: words })));
      const found = quantitiesIn(version.text, factLanguage(lang));
      quantities += found.length;
      for (const { relation, operands, stated, computed, sentence } of contradictionsIn(version, lang, found))
        told.push(
          `${id}: ${relation} of ${operands.map(({ value }) => value).join(', ')} is ${computed}, said ${stated.value}: ${version.text.slice(sentence.start, sentence.end)}`,
        );
    }
    console.log(`${quantities} quantities, ${told.length} contradictions\n${told.join('\n')}`);
    expect(told.map((line) => line.split(':', 1)[0])).toEqual(['sotu-1874_ulysses_s_grant_r-05']);
  });
});
