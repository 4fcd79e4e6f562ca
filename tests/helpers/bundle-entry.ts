import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const fromHere = createRequire(import.meta.url);

/**
 * Bundles an entry file of ours as electron-vite would, for a child of plain Node. Gives the path of
 * the CommonJS file in a new folder under the system's temporary folder; packages named in `external`
 * are found again by absolute path.
 */
export async function bundleEntry(entry: string, external: readonly string[] = []): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'briefing-notes-entry-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(entry),
      outDir,
      target: 'node18.15',
      minify: false,
      rolldownOptions: {
        external: [...external],
        output: { format: 'cjs', entryFileNames: 'entry.cjs', paths: (id: string) => (external.includes(id) ? fromHere.resolve(id) : id) },
      },
    },
  });
  return join(outDir, 'entry.cjs');
}
