import { beforeAll, describe, expect, it } from 'vitest';
import { chance } from '../helpers/chance';
import { judge, type Overwrite } from '../helpers/damage/judge';
import { type KeptLibrary, makeKeptLibrary } from '../helpers/damage/kept-library';
import { cuts, doubledKeys, flipped, misencoded, nulled, rewritten, type Spoilt, shuffled, whole } from '../helpers/damage/spoil';
import { type Subject, subjectsOf } from '../helpers/damage/subjects';

/**
 * T5: a document's bytes come to harm in about thirty thousand ways, on a disk in memory. Each is told by the start (and
 * by the verification, which is made in every tenth case), the very bytes are in the quarantine with a note, the newest
 * good earlier state is in their place (or the document is said to be damaged, and never shown as empty), and no other
 * file is touched. A whole earlier state that is put back, and files that are no documents: damaged-kinds.test.ts.
 */

/** Every so manieth case: all of them in the long run. */
const every = Number(process.env.DAMAGE_EVERY ?? 1);
const names = ['article', 'annotations', 'briefing', 'library.json', 'trash'] as const;

let kept: KeptLibrary;
let subjects: readonly Subject[];
let turn = 0;
let total = 0;
let detected = 0;

beforeAll(async () => {
  kept = await makeKeptLibrary();
  subjects = subjectsOf(kept);
});

function subjectOf(name: string): Subject {
  const found = subjects.find((subject) => subject.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** Judges every so manieth; answers the first that are wrong. */
async function expectDetected(cases: Iterable<readonly [Subject, Spoilt, (readonly Overwrite[])?]>): Promise<void> {
  const wrong: string[] = [];
  for (const [subject, spoilt, others] of cases) {
    if (turn++ % every !== 0) continue;
    total += 1;
    const found = await judge(kept.image, subject, spoilt, { others, verified: total % 10 === 1 || every > 1 });
    if (found.length === 0) detected += 1;
    wrong.push(...found);
    if (wrong.length > 5) break;
  }
  expect(wrong.join('\n')).toBe('');
}

/** So many of one way, over all documents in turn. */
function* seeded(count: number, seed: number, spoil: (bytes: Uint8Array, random: () => number) => Spoilt): Generator<[Subject, Spoilt]> {
  const random = chance(seed);
  for (let index = 0; index < count; index += 1) {
    const subject = subjects[index % subjects.length];
    if (subject !== undefined) yield [subject, differing(subject.bytes, () => spoil(subject.bytes, random))];
  }
}

/** NULs over NULs, or a letter twice that was there twice, change nothing: the next is taken. */
function differing(bytes: Uint8Array, spoil: () => Spoilt): Spoilt {
  for (;;) {
    const spoilt = spoil();
    if (Buffer.compare(spoilt.bytes, bytes) !== 0) return spoilt;
  }
}

describe('T5 damage to a document is always noticed', { timeout: 3_600_000 }, () => {
  it.each(names)('%s cut at every byte', async (name) => {
    const subject = subjectOf(name);
    await expectDetected([...cuts(subject.bytes)].map((spoilt) => [subject, spoilt]));
  });

  it('ten thousand flipped bits (seed 5)', () => expectDetected(seeded(10_000, 5, flipped)));

  it('NULs over it and in it (seed 6)', () => expectDetected(seeded(2000, 6, nulled)));

  it('bytes that are no UTF-8 (seed 7)', () => expectDetected(seeded(2000, 7, misencoded)));

  it('stretches taken out and written twice (seed 8)', () => expectDetected(seeded(2000, 8, shuffled)));

  it('every key doubled', () =>
    expectDetected(subjects.flatMap((subject) => [...doubledKeys(subject.bytes)].map((spoilt) => [subject, spoilt] as const))));

  it('recoded, laid out anew, or something else altogether', () =>
    expectDetected(subjects.flatMap((subject) => rewritten(subject.bytes).map((spoilt) => [subject, spoilt] as const))));

  it('another document’s bytes, or those of one of its earlier states', () =>
    expectDetected(
      subjects.flatMap((subject) =>
        subjects
          .filter((other) => other !== subject)
          .flatMap((other) =>
            [other, ...other.earlier].map(({ bytes }, index) => [subject, { how: `of ${other.name}, state ${index}`, bytes }] as const),
          ),
      ),
    ));

  it('the newest earlier state spoilt as well: the one before it comes (seed 9)', async () => {
    const random = chance(9);
    await expectDetected(
      [...seeded(1000, 10, flipped)].map(([subject, spoilt]) => {
        const [newest] = subject.earlier;
        if (newest === undefined) throw new Error('no earlier state');
        return [subject, spoilt, [{ path: newest.path, bytes: flipped(newest.bytes, random).bytes }]] as const;
      }),
    );
  });

  it('every earlier state spoilt as well: said to be damaged, and not shown as empty (seed 11)', async () => {
    const random = chance(11);
    await expectDetected(
      [...seeded(1000, 12, flipped)].map(([subject, spoilt]) => {
        const harmed = subject.earlier.map(({ path, bytes }) => ({ path, bytes: bytes.subarray(0, whole(random, bytes.byteLength)) }));
        return [subject, spoilt, harmed] as const;
      }),
    );
  });

  it('in as many cases as was promised', () => {
    console.log(`T5 damage: ${total} cases, ${detected} detected, their bytes in quarantine`);
    expect(detected).toBe(total);
    expect(total).toBeGreaterThan(30_000 / every / 1.05);
  });
});
