/**
 * `npm run demo`: drives the real application through the main job, on a library in a temporary folder, and leaves
 * pictures of it in `out/demo/`. The walk itself is `scripts/demo/main-job.mjs`.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLaunch } from './demo/launch.mjs';
import { repository } from './paths.mjs';
import { PersonError } from './person-error.mjs';
import { runScript } from './script.mjs';
import { setUp } from './setup.mjs';
import { withDisplay } from './xvfb.mjs';

/**
 * What the walk is given.
 * @typedef {object} DemoContext
 * @property {ReturnType<typeof createLaunch>} launch starts the application, as often as the walk needs it
 * @property {string} library an empty folder outside the repository, gone afterwards
 * @property {string} pictures where the pictures go
 */
/** @typedef {{ runMainJob: (context: DemoContext) => Promise<void> }} MainJob */

const mainJob = new URL('./demo/main-job.mjs', import.meta.url);
const pictures = join(repository, 'out', 'demo');

function cleanPictures() {
  // Old pictures beside new ones would show what is no longer so.
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
}

await runScript(async () => {
  if (!existsSync(fileURLToPath(mainJob))) {
    throw new PersonError('There is nothing to show yet: scripts/demo/main-job.mjs, the walk, is not written.');
  }
  const runtime = await setUp({ display: true });
  cleanPictures();
  const folder = mkdtempSync(join(tmpdir(), 'briefing-notes-demo-'));
  // On exit and not in a `finally`, which a run that is stopped from outside never reaches.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const library = join(folder, 'library');
  mkdirSync(library);
  /** @type {MainJob} */
  const { runMainJob } = await import(mainJob.href);
  await withDisplay(async (display) => {
    const launch = createLaunch({ runtime, profile: join(folder, 'profile'), environment: display });
    await runMainJob({ launch, library, pictures });
  });
  console.log(`The pictures are in ${pictures}.`);
  return 0;
});
