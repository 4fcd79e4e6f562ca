import { stat } from 'node:fs/promises';
import { arch, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { app, screen } from 'electron';
import about from '../../assets/messages/en/support.json';
import type { RecoveryFinding } from '../../shared/domain/library-status';
import type { AppSettings } from '../../shared/domain/settings';
import type { LibraryDesk } from '../library/library-desk';
import { recentLog } from './recent-log';
import { withoutHome } from './without-home';

export type SupportPorts = {
  readonly desk: LibraryDesk;
  readonly settings: () => AppSettings;
  /** Interface language of this start. */
  readonly language: string;
  /** Folder of the log. */
  readonly logs: string;
  /** Folder of the index files. */
  readonly indexes: string;
};

/**
 * What somebody who helps needs to know, as JSON that a person can read before they send it: versions,
 * the machine, settings, how many documents there are, and the log. Nothing of what they say.
 */
export async function gatherSupport(ports: SupportPorts): Promise<string> {
  const facts = {
    about: about.about,
    madeAt: new Date().toISOString(),
    application: { version: app.getVersion(), packaged: app.isPackaged, language: ports.language },
    runtime: { electron: process.versions.electron, chromium: process.versions.chrome, node: process.versions.node },
    system: describeSystem(),
    graphics: app.getGPUFeatureStatus(),
    processes: describeProcesses(),
    settings: withoutNames(ports.settings()),
    library: await describeLibrary(ports),
    log: await recentLog(ports.logs),
  };
  return `${withoutHome(JSON.stringify(facts, null, 2), app.getPath('home'))}\n`;
}

/** What libraries and folders are called is told by nobody but their owner. */
function withoutNames(settings: AppSettings) {
  const watched = Object.values(settings.watchedFolders).filter(({ on }) => on);
  return { ...settings, recentLibraries: settings.recentLibraries.length, watchedFolders: watched.length };
}

const mebibytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

function describeSystem() {
  const displays = screen.getAllDisplays().map(({ size, scaleFactor }) => ({ ...size, scaleFactor }));
  const processors = cpus();
  return {
    platform: process.platform,
    release: release(),
    architecture: arch(),
    processors: processors.length,
    processor: processors[0]?.model ?? '',
    memoryMiB: mebibytes(totalmem()),
    locale: app.getLocale(),
    displays,
  };
}

function describeProcesses() {
  return app.getAppMetrics().map(({ type, name, serviceName, memory, sandboxed }) => ({
    type,
    name: name ?? serviceName ?? '',
    memoryMiB: mebibytes(memory.workingSetSize * 1024),
    ...(sandboxed === undefined ? {} : { sandboxed }),
  }));
}

/** Counts and states; the names of files are left out, since somebody may have put theirs into the folder. */
async function describeLibrary({ desk, indexes }: SupportPorts) {
  const library = desk.library();
  const { state, reason } = library.access();
  const id = library.id();
  return {
    state,
    reason,
    folder: library.folder,
    save: library.saveState(),
    counts: await countsOf(desk),
    trashed: await library.trash.count().catch(() => null),
    findings: countFindings(library.findings()),
    indexBytes: id === null ? null : await sizeOf(join(indexes, `${id}.sqlite`)),
  };
}

/** `null` when the index does not answer, which is itself worth knowing. */
async function countsOf(desk: LibraryDesk) {
  return (
    (await desk
      .index()
      ?.counts()
      .catch(() => null)) ?? null
  );
}

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  );
}

function countFindings(findings: readonly RecoveryFinding[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { problem, action } of findings) counts[`${problem} ${action}`] = (counts[`${problem} ${action}`] ?? 0) + 1;
  return counts;
}
