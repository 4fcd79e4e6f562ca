import type { FileSystem } from '../../../electron/library/file-system';
import type { Library } from '../../../electron/library/library';
import type { RecoveryFinding } from '../../../shared/domain/library-status';
import { chance } from '../chance';
import { type CrashState, crashStates } from './crash-states';
import { type DiskEvent, type DiskImage, listImage } from './disk-image';
import { createMemoryDisk, type MemoryDisk } from './memory-disk';
import { createInMemory, desk, openInMemory } from './memory-world';
import type { Scenario } from './scenario';

/** A scenario that was played once, from the opening of the library to the end, without a power cut. */
export type Recording<Base> = {
  readonly scenario: Scenario<Base>;
  readonly base: Base;
  readonly before: DiskImage;
  readonly events: readonly DiskEvent[];
  /** The descriptions of each facet, in the order in which they came to be. */
  readonly views: ReadonlyMap<string, readonly string[]>;
};

/** `through`: wraps the disk of the second start, to play the scenario by a protocol that is not ours. */
export async function record<Base>(
  scenario: Scenario<Base>,
  through: (disk: MemoryDisk) => FileSystem = (disk) => disk.fileSystem,
): Promise<Recording<Base>> {
  const disk = createMemoryDisk();
  await createInMemory(disk.fileSystem);
  const first = await openInMemory(disk.fileSystem, 2);
  // The ballast is made by the scan; made anew in each of thousands of starts it would take all the time.
  await first.verifyInBackground();
  const base = await scenario.prepare(first, disk);
  await first.close();
  const before = disk.image();
  disk.forget();

  const views = new Map<string, string[]>();
  const library = await openInMemory(through(disk), 3);
  const look = async (name: string): Promise<void> => {
    const facet = scenario.facets[name];
    if (facet === undefined) throw new Error(`no facet ${name}`);
    views.set(
      name,
      facet.views !== undefined ? [...facet.views] : [...(views.get(name) ?? []), await facet.look(library, base, disk.fileSystem)],
    );
  };
  for (const facet of Object.keys(scenario.facets)) await look(facet);
  await scenario.act(
    library,
    base,
    async (facet) => {
      disk.mark(facet);
      await look(facet);
    },
    disk,
  );
  await library.close();
  if (disk.openFiles() !== 0) throw new Error(`${scenario.name} leaves files open`);
  return { scenario, base, before, events: withoutBeats(disk.events()), views };
}

/**
 * Leaves out the number by which the holder of a lock shows that it lives: after a start of the computer nobody reads
 * it, and as it is never synced it would multiply every other state by ten.
 */
function withoutBeats(events: readonly DiskEvent[]): readonly DiskEvent[] {
  const isBeat = (event: DiskEvent): boolean => event.kind === 'names' && event.changes.some(({ name }) => name.endsWith('.beat'));
  const beats = new Set(events.flatMap((event) => (event.kind === 'names' && isBeat(event) ? event.changes.map(({ node }) => node) : [])));
  return events.filter((event) => !isBeat(event) && (event.kind !== 'data' || !beats.has(event.file)));
}

export type Exploration = {
  /** Disks on which the application was started. */
  readonly states: number;
  /** Those of them that a second cut left, while the start after the first one mended and cleared away. */
  readonly again: number;
  /** What was wrong after which cut; nothing for a sound protocol. */
  readonly wrong: readonly string[];
};

export type ExploreOptions = {
  /** Below 1: looks at a part of the states, by chance but the same in each run. */
  readonly share?: number;
  /** Below 1: goes on to a second cut from a part of the states. */
  readonly againShare?: number;
  readonly seed?: number;
  /** Stops at so many that are wrong. */
  readonly enough?: number;
};

/** Starts the application's own recovery on the disks that a power cut during the recording may leave, and on those that a second cut leaves. */
export async function explore<Base>(recording: Recording<Base>, options: ExploreOptions = {}): Promise<Exploration> {
  const { share = 1, againShare = 0, seed = 4, enough = 5 } = options;
  const random = chance(seed);
  const wrong: string[] = [];
  let states = 0;
  let again = 0;
  for (const state of crashStates(recording.before, recording.events, random)) {
    if (random() >= share) continue;
    states += 1;
    const first = await judge(recording, state, 4);
    if (first.problems.length > 0) wrong.push(`${describeCut(recording, state)}\n${first.problems.join('\n')}`);
    if (wrong.length >= enough) break;
    if (random() >= againShare) continue;
    for (const second of crashStates(state.image, first.events, random)) {
      again += 1;
      const { problems } = await judge(recording, { ...second, marks: state.marks }, 6);
      if (problems.length === 0) continue;
      const text = describeCut({ ...recording, events: first.events }, { ...second, marks: state.marks });
      wrong.push(`${describeCut(recording, state)}\nand at the next start\n${text}\n${problems.join('\n')}`);
      if (wrong.length >= enough) return { states: states + again, again, wrong };
    }
  }
  return { states: states + again, again, wrong };
}

/** What a person finds wrong when they start the application on this disk, and all that this start did to it. */
async function judge<Base>(
  recording: Recording<Base>,
  state: CrashState,
  start: number,
): Promise<{ readonly problems: readonly string[]; readonly events: readonly DiskEvent[] }> {
  const problems: string[] = [];
  const disk = createMemoryDisk(state.image);
  let events: readonly DiskEvent[] = [];
  try {
    const library = await openInMemory(disk.fileSystem, start);
    if (library.access().state !== 'open') problems.push(`the library opens ${JSON.stringify(library.access())}`);
    problems.push(...(await lookAtFacets(recording, state, library, disk, 'before')));
    const findings = await library.verifyInBackground();
    const { mayFind = [] } = recording.scenario;
    // An action that was interrupted and brought to its end, or back to its beginning, is told, and is no damage.
    const isEnded = ({ action, problem }: RecoveryFinding): boolean => problem === 'interrupted' && action !== 'reported';
    const isExpected = (finding: RecoveryFinding): boolean =>
      finding.action === 'removed' || finding.problem === 'unfinished-save' || isEnded(finding) || mayFind.includes(finding.problem);
    problems.push(...findings.filter((finding) => !isExpected(finding)).map((finding) => `found: ${JSON.stringify(finding)}`));
    problems.push(...(await lookAtFacets(recording, state, library, disk, 'after')));
    await library.close();
    events = withoutBeats(disk.events());
    const again = await openInMemory(disk.fileSystem, start + 1);
    for (const finding of await again.verifyInBackground()) {
      if (finding.problem !== 'foreign' || !isExpected(finding)) problems.push(`found by the second start: ${JSON.stringify(finding)}`);
    }
    await again.close();
  } catch (error) {
    problems.push(`thrown: ${error instanceof Error ? error.stack : String(error)}`);
  }
  if (disk.openFiles() !== 0) problems.push('files are left open');
  return { problems, events };
}

async function lookAtFacets<Base>(
  { scenario, base, views }: Recording<Base>,
  { marks }: CrashState,
  library: Library,
  disk: MemoryDisk,
  scan: 'before' | 'after',
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [facet, { look, beforeScan = [] }] of Object.entries(scenario.facets)) {
    const told = marks.filter((mark) => mark === facet).length;
    // What was told, and the one step that was under way.
    const right = (views.get(facet) ?? []).slice(told, told + 2);
    const seen = await look(library, base, disk.fileSystem);
    if (right.includes(seen) || (scan === 'before' && beforeScan.includes(seen))) continue;
    problems.push(`${facet} ${scan} the scan is ${seen}, and not ${right.join(' or ')}`);
  }
  return problems;
}

function describeCut<Base>({ scenario, events }: Recording<Base>, { after, marks, image }: CrashState): string {
  const last = events[after - 1];
  const files = listImage(image).map(
    ([path, content]) => `${path.slice(desk.length)}${content === null ? '/' : ` (${content.byteLength})`}`,
  );
  return `${scenario.name}: cut after event ${after} (${last === undefined ? 'none' : describeEvent(last)}), told ${marks.join(', ')}; the disk has\n  ${files.join('\n  ')}`;
}

/** An event in words, without ids and random parts. */
export function describeEvent(event: DiskEvent): string {
  const plain = (path: string): string =>
    (path === desk ? '/' : path.replace(desk, ''))
      .replace(/[0-9A-Z]{26}/g, 'ID')
      .replace(/\.\d+\.[0-9a-z]+\.tmp/, '.tmp')
      .replace(/\d{12}(-[0-9TZ]+)?\.(json|tmp)/, 'SEQ.$2');
  if (event.kind === 'sync') return `sync ${plain(event.path)}`;
  if (event.kind === 'names')
    return `names ${event.changes.map(({ name, node }) => `${node === null ? '-' : '+'}${plain(name)}`).join(' ')}`;
  return event.kind === 'mark' ? `told ${event.label}` : `data of ${event.content.byteLength} bytes`;
}
