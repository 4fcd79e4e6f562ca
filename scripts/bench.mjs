/**
 * `npm run bench [-- NAME ...]`: measures the application against rivals on this machine, prints one table and writes
 * tests/bench/results.json. It reports, it is no test: it ends with 0 even when a target is missed.
 */
import { join } from 'node:path';
import { repository } from './paths.mjs';
import { run } from './process.mjs';
import { runtimeEnvironment } from './runtime.mjs';
import { runScript } from './script.mjs';
import { setUp } from './setup.mjs';
import { withDisplay } from './xvfb.mjs';

/** Bundles tests/bench with all rows; packages stay where they are. */
async function bundle() {
  // Only here: the packages are installed by the set-up, which has run by now.
  const { build } = await import('vite');
  const entry = join(repository, 'tests/bench/bench.ts');
  const outDir = join(repository, 'out/bench');
  await build({
    configFile: false,
    root: repository,
    logLevel: 'error',
    // CommonJS, as Playwright makes of the helpers of the end-to-end tests; packages that are only ES modules go into the bundle.
    ssr: { noExternal: ['lowdb', 'steno'] },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'bench.cjs' } },
    },
  });
  return join(outDir, 'bench.cjs');
}

await runScript(async () => {
  const runtime = await setUp({ display: true });
  const entry = await bundle();
  await withDisplay((display) =>
    run(process.execPath, [entry, ...process.argv.slice(2)], {
      environment: { ...runtimeEnvironment(runtime), ...display, BRIEFING_NOTES_ELECTRON_VERSION: runtime.version },
    }),
  );
  return 0;
});
