import { afterAll, describe, expect, it } from 'vitest';
import { type Play, play, playHeld, timings, type Way } from '../helpers/sync-actor/play';
import { syncNamings } from '../helpers/sync-names';

/**
 * A service synchronises the folder while the library is open: it puts another computer's state beside a document or in
 * its place, swaps the two, takes the file away, or holds it. Whatever the moment: every word that was acknowledged, or
 * that came from elsewhere, is found afterwards, no file of the service is changed, and its copies are listed.
 */
const kinds = ['briefing', 'article', 'annotations'] as const;
/** Every so manieth call of a save, in the short form. */
const every = Number(process.env.SYNC_EVERY ?? 1);
/** All kinds, or in the short form one after the other. */
const kindsFor = (index: number): readonly (typeof kinds)[number][] => kinds.filter((_kind, at) => every === 1 || at === index % 3);
/** More than any save makes. */
const manyCalls = 40;

let plays = 0;
let held = 0;
let refused = 0;
let unseen = 0;

async function playAll(parts: Omit<Play, 'timing' | 'call'>, offset: number): Promise<void> {
  for (const timing of timings.filter((one) => one !== 'in-flight')) {
    await play({ ...parts, timing, call: 0 });
    plays += 1;
  }
  const calls = await play({ ...parts, timing: 'in-flight', call: 0 });
  for (let call = 1 + (offset % every); call <= calls.length; call += every) {
    // No program sees what comes between the system's own two steps of a rename: the last look is right before it.
    if (isRenameOver(calls[call - 1]) && (parts.way === 'swapped' || parts.way === 'replaced')) unseen += 1;
    else {
      await playAt(parts, call);
      plays += 1;
    }
  }
}

function isRenameOver(call = ''): boolean {
  return /^rename \S+\.tmp \S+\.json$/.test(call) && !call.includes('/snapshots/');
}

async function playAt(parts: Omit<Play, 'timing' | 'call'>, call: number): Promise<readonly string[]> {
  try {
    return await play({ ...parts, timing: 'in-flight', call });
  } catch (error) {
    throw new Error(`${parts.kind} ${parts.way} by ${parts.naming.service} before call ${call}`, { cause: error });
  }
}

describe('T9 a service that synchronises', () => {
  describe.each(['beside', 'swapped'] as const)('and leaves a copy (%s)', (way: Way) => {
    it.each(syncNamings.map((naming, index) => [naming.named('note', 0), naming, index] as const))(
      'called %s',
      async (_name, naming, index) => {
        for (const kind of kindsFor(index)) await playAll({ kind, way, naming }, index);
      },
    );
  });

  it.each(['replaced', 'deleted'] as const)('and leaves no copy (%s)', async (way) => {
    const [naming] = syncNamings;
    if (naming === undefined) throw new Error('no naming');
    for (const kind of kinds) await playAll({ kind, way, naming }, 0);
  });

  it.each(['EBUSY', 'EACCES'])('and holds a file (%s)', async (code) => {
    for (const kind of kinds) {
      for (const timing of timings) {
        const calls = timing === 'in-flight' ? Array.from({ length: manyCalls / every }, (_, index) => 1 + index * every) : [0];
        for (const call of calls) {
          if (await playHeld(kind, code, timing, call)) refused += 1;
          held += 1;
        }
      }
    }
    expect(refused).toBeGreaterThan(0);
  });
});

afterAll(() => {
  console.log(
    `T9: ${syncNamings.length} names, ${timings.length} moments: ${plays} plays, ${held} with a file held (${refused} saves refused); not played, as nobody can see it: ${unseen} changes in the very moment of the rename`,
  );
});
