/** How twelve services name the second state of a file; `stem` is the file's name without `.json`, `n` tells several apart. */
export type SyncNaming = {
  /** What it is called in the list of conflicts. */
  readonly service: string;
  readonly named: (stem: string, n: number) => string;
};

const two = (n: number): string => String(10 + (n % 90));

export const syncNamings: readonly SyncNaming[] = [
  { service: 'dropbox', named: (stem, n) => `${stem} (Anna's conflicted copy 2026-06-${two(n)}).json` },
  { service: 'dropbox', named: (stem, n) => `${stem} (In Konflikt stehende Kopie von DESK-04 2026-06-${two(n)}).json` },
  { service: 'onedrive', named: (stem, n) => `${stem}-ANNA-PC-${1000 + n}.json` },
  { service: 'google-drive', named: (stem, n) => `${stem} (${n + 1}).json` },
  { service: 'google-drive', named: (stem, n) => (n === 0 ? `[Conflict] ${stem}.json` : `${stem}_conf(${n}).json`) },
  { service: 'icloud', named: (stem, n) => `${stem} ${n + 2}.json` },
  { service: 'syncthing', named: (stem, n) => `${stem}.sync-conflict-20260620-1345${two(n)}-ABCDEF7.json` },
  { service: 'nextcloud', named: (stem, n) => `${stem} (conflicted copy Anna 2026-06-20 1345${two(n)}).json` },
  { service: 'nextcloud', named: (stem, n) => `${stem}_conflict-anna-20260620-1345${two(n)}.json` },
  { service: 'seafile', named: (stem, n) => `${stem} (SFConflict anna@desk.org 2026-06-20-13-45-${two(n)}).json` },
  { service: 'resilio', named: (stem, n) => (n === 0 ? `${stem}.Conflict.json` : `${stem} (${n + 1}).json`) },
  { service: 'synology', named: (stem, n) => `${stem}_DESK-04_Jun-20-1345${two(n)}-2026_Conflict.json` },
];
