import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BenchRow } from '../row';

/** Megabytes that everything but Electron may take, with fonts for all scripts. */
const most = 120;

/** The folder that the package tests pack, against Electron's own folder as it was fetched. */
export const row: BenchRow = {
  name: 'size',
  async measure({ repository, electron }) {
    const packed = join(repository, 'dist', 'e2e', 'linux-unpacked');
    const there = existsSync(packed);
    const ours = there ? await megabytesIn(packed) : null;
    const rival = await megabytesIn(dirname(electron));
    return [
      {
        name: 'size',
        work: 'the packed application with everything that it needs',
        rivalName: 'the bare Electron runtime',
        unit: 'MB',
        ours,
        rival,
        ratio: ours === null ? null : ours / rival,
        target: `at most ${most} MB over the runtime`,
        met: ours === null ? null : ours - rival <= most,
        runs: { ours: ours === null ? [] : [ours], rival: [rival] },
        note: there ? `${((ours ?? 0) - rival).toFixed(1)} MB over it` : 'nothing is packed yet: npm run test:package',
      },
    ];
  },
};

async function megabytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000_000;
}
