import { type DiskEvent, type DiskImage, listImage, type NameChange } from './disk-image';

/**
 * Which disks a power cut may leave behind, by the rules that file systems keep and no others: content is sure once its
 * file was synced, and a name once its folder was. Until then content may be the old one, a part, zeros or the new one,
 * each name change may have reached the disk or not, and a later one may be there while an earlier one is missing. A
 * rename between two folders is sure once both were synced; until then the new name may be seen while the old one is
 * still there, never neither. Beyond the model: old blocks of other files in the place of content, and disks that forget what they synced.
 */
export type CrashState = {
  /** How many events came before the cut. */
  readonly after: number;
  /** What the scenario had been told by then. */
  readonly marks: readonly string[];
  readonly image: DiskImage;
};

type Numbered = { readonly at: number; readonly of: 'file' | 'folder'; readonly changes: readonly NameChange[] };
/** What may be true of one thing that is not sure; exactly one of these is. */
type Axis = readonly (Numbered | { readonly file: number; readonly content: Uint8Array })[];

/** Of one moment, at most this many states are looked at; of more, as many by chance. */
const most = 600;

/** All states that differ, after each event in turn. `random` gives numbers from 0 to below 1. */
export function* crashStates(base: DiskImage, events: readonly DiskEvent[], random: () => number): Generator<CrashState> {
  const seen = new Set<string>();
  const marks: string[] = [];
  for (let after = 0; after <= events.length; after += 1) {
    const last = events[after - 1];
    if (last?.kind === 'mark') marks.push(last.label);
    for (const image of statesOf(base, events.slice(0, after), random)) {
      const key = `${marks.length} ${keyOf(image)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield { after, marks: [...marks], image };
    }
  }
}

function* statesOf(base: DiskImage, events: readonly DiskEvent[], random: () => number): Generator<DiskImage> {
  const lastSync = new Map<number, number>();
  events.forEach((event, at) => {
    if (event.kind === 'sync') lastSync.set(event.node, at);
  });
  const { sure, axes } = nameAxes(events, lastSync);
  const contents = contentAxes(base, events, lastSync);
  const all = [...axes, ...contents.axes];
  const states = all.reduce((product, axis) => product * axis.length, 1);
  for (let round = 0; round < Math.min(states, most); round += 1) {
    let rest = round;
    const chosen = all.map((axis) => {
      let index = rest % axis.length;
      // Of too many: all as old as can be, all as new, and the rest by chance.
      if (states > most) index = round === 0 ? 0 : round === 1 ? axis.length - 1 : Math.floor(random() * axis.length);
      else rest = Math.floor(rest / axis.length);
      return axis[index] as Axis[number];
    });
    yield build(base, sure, contents.sure, chosen);
  }
}

/** Name changes that are sure, and those that may have happened or not. */
function nameAxes(events: readonly DiskEvent[], lastSync: ReadonlyMap<number, number>) {
  const sure: Numbered[] = [];
  const axes: Axis[] = [];
  const isSynced = (folder: number, at: number): boolean => (lastSync.get(folder) ?? -1) > at;
  events.forEach((event, at) => {
    if (event.kind !== 'names') return;
    const { of } = event;
    const { changes: together } = event;
    const [to, from] = together;
    const lost = { at, of, changes: [] };
    const whole = { at, of, changes: together };
    const isSure = together.every(({ folder }) => isSynced(folder, at));
    // The old name is never gone without the new one: a rename is one entry of a journal. A folder is never seen at two
    // places: every check of a disk mends that.
    const twoPlaces = from !== undefined && from.folder !== to.folder && of === 'file';
    const added = { at, of, changes: [to] };
    if (isSure) sure.push(whole);
    else if (twoPlaces && isSynced(to.folder, at)) axes.push([added, whole]);
    else axes.push(twoPlaces ? [lost, added, whole] : [lost, whole]);
  });
  return { sure, axes };
}

/** Contents that are sure, and what else a file may hold. */
function contentAxes(base: DiskImage, events: readonly DiskEvent[], lastSync: ReadonlyMap<number, number>) {
  const sure = new Map<number, Uint8Array>(base.files);
  const written = new Map<number, Uint8Array[]>();
  events.forEach((event, at) => {
    if (event.kind !== 'data') return;
    if ((lastSync.get(event.file) ?? -1) > at) {
      sure.set(event.file, event.content);
      written.delete(event.file);
    } else written.set(event.file, [...(written.get(event.file) ?? []), event.content]);
  });
  const axes = [...written].map(([file, later]): Axis => {
    const final = later.at(-1) ?? nothing;
    const possible = new Set([sure.get(file) ?? nothing, ...later, ...tornFrom(final)]);
    return [...possible].map((content) => ({ file, content }));
  });
  return { sure, axes };
}

function build(base: DiskImage, sure: readonly Numbered[], contents: ReadonlyMap<number, Uint8Array>, chosen: Axis): DiskImage {
  const files = new Map(contents);
  const changes = [...sure];
  for (const choice of chosen) {
    if ('file' in choice) files.set(choice.file, choice.content);
    else changes.push(choice);
  }
  const folders = new Map([...base.folders].map(([number, names]) => [number, new Map(names)]));
  const namesIn = (folder: number): Map<string, number> => {
    const names = folders.get(folder) ?? new Map<string, number>();
    folders.set(folder, names);
    return names;
  };
  for (const { of, changes: together } of changes.sort((a, b) => a.at - b.at)) {
    for (const { folder, name, node } of together) {
      if (node === null) namesIn(folder).delete(name);
      else namesIn(folder).set(name, node);
      // Made and never written to: an empty file, or a folder with nothing in it.
      if (node !== null && of === 'folder') namesIn(node);
      if (node !== null && of === 'file' && !files.has(node)) files.set(node, nothing);
    }
  }
  return { folders, files };
}

const nothing = new Uint8Array();
const torn = new WeakMap<Uint8Array, readonly Uint8Array[]>();

/** What a disk may hold of content that was on its way: a part of it, zeros, a part and then zeros, or no beginning. */
function tornFrom(content: Uint8Array): readonly Uint8Array[] {
  const half = content.byteLength >> 1;
  const blank = new Uint8Array(content.byteLength);
  const made = torn.get(content) ?? [
    content.subarray(0, half),
    content.subarray(0, content.byteLength - 1),
    blank,
    Buffer.concat([content.subarray(0, half), blank.subarray(half)]),
    Buffer.concat([blank.subarray(0, half), content.subarray(half)]),
  ];
  torn.set(content, made);
  return made;
}

const contentNumbers = new WeakMap<Uint8Array, number>();
let lastContent = 0;

/** Two images with one key look the same. */
function keyOf(image: DiskImage): string {
  return listImage(image)
    .map(([path, content]) => {
      if (content === null) return path;
      const number = content.byteLength === 0 ? 0 : (contentNumbers.get(content) ?? ++lastContent);
      contentNumbers.set(content, number);
      return `${path}=${number}`;
    })
    .join('|');
}
