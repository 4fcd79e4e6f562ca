import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { marking } from './marking';
import { mostRecent, recentLibrary } from './recent-library';

/** A folder whose new files are imported into one library by themselves. It is this computer's: a library travels, its folder does not. */
export const watchedFolder = z.strictObject({
  /** Absolute path; empty when none was chosen. */
  folder: z.string(),
  on: z.boolean(),
});
export type WatchedFolder = Readonly<z.infer<typeof watchedFolder>>;

/** Where the window was last, in device-independent pixels of the whole desktop; also while maximised, for when it no longer is. */
export const windowPlace = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximised: z.boolean(),
});
export type WindowPlace = Readonly<z.infer<typeof windowPlace>>;

/** What this computer remembers of the care for one library, by the library's id; instants, empty for "never". */
export const libraryCare = z.strictObject({
  backedUpAt: z.string(),
  /** The reminder was put off until then. */
  remindAfter: z.string(),
  /** When all of it was verified last. */
  verifiedAt: z.string(),
  /** When this computer took care of it first: the monthly verification counts from here. */
  seenAt: z.string(),
});
export type LibraryCare = Readonly<z.infer<typeof libraryCare>>;

/** Settings of this computer's user, kept beside the application's own data and not in a library. */
export const appSettings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Interface language: a catalogue of `assets/messages`, or `pseudo` for the test locale. */
  language: z.enum(['en', 'pseudo']),
  /** Folder of the library that was open last; empty before the first. */
  libraryFolder: z.string(),
  /** Libraries that were opened on this computer, the last one first. */
  recentLibraries: z.array(recentLibrary).max(mostRecent).default([]),
  /** Enlarges the interface, 0.5 to 3. */
  zoom: z.number().min(0.5).max(3),
  /** `null` before the first start has ended. */
  window: windowPlace.nullable().default(null),
  /** Whether the person is reminded of a backup that is old. */
  backupReminders: z.boolean().default(true),
  libraries: z.record(z.string(), libraryCare).default({}),
  /** Folders whose new files are imported by themselves, by the library's id. */
  watchedFolders: z.record(z.string(), watchedFolder).default({}),
});
export type AppSettings = DeepReadonly<z.infer<typeof appSettings>>;

export const defaultAppSettings: AppSettings = {
  theme: 'system',
  language: 'en',
  libraryFolder: '',
  recentLibraries: [],
  zoom: 1,
  window: null,
  backupReminders: true,
  libraries: {},
  watchedFolders: {},
};

/** Settings that belong to a library and travel with it. */
export const librarySettings = z.strictObject({
  /** What the shell's first line calls the library, e.g. the desk's name. */
  name: z.string().trim().min(1).max(120),
  /** The marking that new articles and briefings start with. */
  defaultMarking: marking,
  /** Who new briefings come from. */
  defaultFrom: z.string().max(500),
});
export type LibrarySettings = DeepReadonly<z.infer<typeof librarySettings>>;
