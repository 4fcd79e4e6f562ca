import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anchorTarget } from '../../shared/anchoring/anchor';
import { textPositionSelector, textQuoteSelector } from '../../shared/domain/annotation';

/** Real text pairs, old and new, that no clone carries: the folder lies beside the repository, or is named by the environment. */
const file = resolve(process.env.CORPUS_FOLDER ?? '../shared/data', 'anchoring/revisions.json');

const revisions = z.object({
  pairs: z.record(z.string(), z.object({ mutatedText: z.string() })),
  cases: z.array(
    z.object({
      id: z.string(),
      pair: z.string(),
      kind: z.string(),
      expectation: z.enum(['must', 'should']),
      expectedStart: z.number().nullable(),
      expectedEnd: z.number().nullable(),
      selectors: z.object({ quote: textQuoteSelector.omit({ type: true }), position: textPositionSelector.omit({ type: true }) }),
    }),
  ),
});

describe.skipIf(!existsSync(file))('anchoring over real revisions', () => {
  it('finds all that must be found, and nothing at a wrong place', () => {
    const { pairs, cases } = revisions.parse(JSON.parse(readFileSync(file, 'utf8')));
    const tally: Record<string, number> = {};
    const wrong: string[] = [];
    for (const entry of cases) {
      const text = pairs[entry.pair]?.mutatedText ?? '';
      const anchor = anchorTarget(
        { id: 'v2', text },
        {
          textVersion: 'v1',
          quote: { type: 'TextQuoteSelector', ...entry.selectors.quote },
          position: { type: 'TextPositionSelector', ...entry.selectors.position },
        },
      );
      const right = anchor.state !== 'lost' && anchor.start === entry.expectedStart && anchor.end === entry.expectedEnd;
      const verdict = right ? 'right' : anchor.state === 'lost' ? 'lost' : 'wrong';
      tally[`${entry.kind}: ${verdict}`] = (tally[`${entry.kind}: ${verdict}`] ?? 0) + 1;
      if (verdict === 'wrong' || (verdict === 'lost' && entry.expectation === 'must')) wrong.push(`${entry.id} ${entry.kind} ${verdict}`);
    }
    console.info(tally);
    expect(wrong).toEqual([]);
  });
});
