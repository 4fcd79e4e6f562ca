import { describe, expect, it } from 'vitest';
import type { DiskEvent } from '../helpers/power-cut/disk-image';
import { describeEvent, explore, type Recording, record } from '../helpers/power-cut/explore';
import { saveOverSave, savingByLowdb, scenarios } from '../helpers/power-cut/scenarios';
import { inPlace } from '../helpers/power-cut/weak-protocols';

/**
 * T4: the power fails at any moment of what a person does, and the disk keeps what a disk may keep: see
 * helpers/power-cut/crash-states.ts. On each disk that can come of it the application starts, and then nothing is
 * damaged, nothing is lost that was said to be saved, and a second start finds nothing to do. The start may be cut, too.
 *
 * It does not show what real disks do that break their word, nor Windows, where a folder cannot be synced.
 */

/** How many of the first cuts are followed by every second one: 1 for all. */
const againShare = Number(process.env.SECOND_CUTS ?? 1);
let total = 0;

describe('T4 a power cut loses nothing that was saved', () => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('during %s', async (name, scenario) => {
    const recording = await record(scenario);
    const { states, again, wrong } = await explore(recording, { againShare });
    expect(wrong.join('\n\n')).toBe('');
    total += states;
    console.log(`${name}: ${recording.events.length} events, ${states} disks (${again} by a second cut); ${total} so far`);
  });

  it('on as many disks as was promised', () => expect(total).toBeGreaterThan(againShare === 1 ? 5000 : 500));
});

/** The same without some of its events, as a protocol would be that does not ask for them. */
function without<Base>(recording: Recording<Base>, isLeftOut: (event: DiskEvent, at: number) => boolean): Recording<Base> {
  return { ...recording, events: recording.events.filter((event, at) => !isLeftOut(event, at)) };
}

/**
 * Syncs that a power cut does not need, and why they are there. Everything else that is left out must be found out.
 */
const notForPowerCuts: readonly (readonly [scenario: RegExp, sync: string, why: string])[] = [
  [/./, 'sync /', 'the name of the lock: after a power cut no lock holds, but another computer on a shared drive has to see it'],
  [/import/, 'sync /articles/ID', 'the folder is synced under its temporary name; this is what Windows does in its place'],
  [/import/, 'sync /snapshots/article-ID/SEQ.json', 'nobody was told of the copy: it is for damage in later years'],
  [
    /^(trashing|restoring) an? /,
    'sync /intents',
    'one thing moves by one rename, whether it was written down or not; crossing it out is for what is done after it (“trashing two things at once”)',
  ],
  [
    /two things/,
    'sync /intents',
    'of four one is needed, the crossing out before the restoring: the others are for what is done by nobody here',
  ],
  [/two things/, 'sync /articles', 'what was moved is moved again, since it is written down'],
  [/two things/, 'sync /trash', 'the same; and what is left of a note is cleared away by the next start'],
  [/two things/, 'sync /trash/briefing-ID', 'the same'],
  [/trashing an article/, 'sync /articles', 'comes twice: after the note, and after the move'],
  [/restoring a/, 'sync /trash', 'what is left in the trash of a restored thing is cleared away by the next start'],
  [/restoring a briefing/, 'sync /trash/briefing-ID', 'the same: the briefing is in its place, and these are the same bytes'],
  [/copy of a deleted/, 'sync /trash', 'comes twice: after the note, and after the words'],
  [/copy of a deleted/, 'sync /trash/briefing-ID', 'the same'],
  [/conflict/, 'sync /briefings', 'two programs sync the same folder at once'],
  [/conflict/, 'sync /snapshots/briefing-ID/.SEQ.tmp', 'the state that the service replaced: nobody was told that it is kept'],
  [/conflict/, 'sync /snapshots/briefing-ID', 'the same'],
  [/mending/, 'sync /briefings', 'what was mended is mended again from the same snapshot'],
  [/mending/, 'sync /quarantine/briefing-ID-truncated-1/why.txt', 'a note for people; the damaged bytes are beside it'],
];

describe('T4 the harness finds out every weaker protocol', () => {
  it('writing in place', async () => {
    const { wrong } = await explore(await record(saveOverSave, inPlace));
    expect(wrong.join('\n')).toContain('title');
  });

  it('lowdb with steno, which syncs nothing', async () => {
    const recording = await record(savingByLowdb);
    // Beside the lock our library syncs only what it keeps of its own state, which it sees replaced by another program.
    const syncs = recording.events.filter(({ kind }) => kind === 'sync').map(describeEvent);
    expect(syncs.filter((sync) => !sync.startsWith('sync /snapshots/'))).toEqual(['sync /lock.ID.tmp', 'sync /']);
    const { states, wrong } = await explore(recording, { enough: Number.POSITIVE_INFINITY });
    console.log(`lowdb with steno: wrong on ${wrong.length} of ${states} disks`);
    expect(wrong.join('\n')).toMatch(/found: .*"problem":"(zeros|empty|truncated)"/);
    expect(wrong.join('\n')).toMatch(/title after the scan is before, and not first/);
  });

  it('ours without the syncs of folders', async () => {
    const recording = await record(saveOverSave);
    const isFolder = (event: DiskEvent): boolean => event.kind === 'sync' && !event.path.endsWith('.tmp');
    const { wrong } = await explore(without(recording, isFolder));
    expect(wrong.join('\n')).toMatch(/title after the scan is before, and not first/);
  });

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    'ours without any one sync, during %s',
    async (name, scenario) => {
      const recording = await record(scenario);
      const missed: string[] = [];
      let found = 0;
      for (const [index, event] of recording.events.entries()) {
        if (event.kind !== 'sync') continue;
        const { wrong } = await explore(
          without(recording, (_event, at) => at === index),
          { enough: 1 },
        );
        if (wrong.length > 0) found += 1;
        else missed.push(describeEvent(event));
      }
      const excused = notForPowerCuts.filter(([scenarioName]) => scenarioName.test(name)).map(([, sync]) => sync);
      expect(missed.filter((sync) => !excused.includes(sync))).toEqual([]);
      console.log(`${name}: ${found} left-out syncs found out; not needed: ${missed.join(', ')}`);
    },
  );
});
