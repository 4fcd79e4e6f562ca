/**
 * `npm run dist:linux`, `dist:win`, `dist:mac`: makes the installers of one system in `dist/`, from a fresh clone.
 *
 *   node scripts/dist.mjs linux|win|mac
 *
 * With the official Electron that is a release. On a Linux machine that cannot have it, the same command packs what it
 * can with the runtime for tests, and names it so that nobody ships it.
 */
import { writeChecksums } from './packing/checksums.mjs';
import { notForRelease, outputFolder } from './packing/flavours.mjs';
import { listOutputs, packApplication } from './packing/pack.mjs';
import { chooseTargets, systems } from './packing/targets.mjs';
import { PersonError } from './person-error.mjs';
import { runScript } from './script.mjs';
import { ensurePrograms } from './setup/system.mjs';
import { setUp } from './setup.mjs';

await runScript(async () => {
  const system = systems.find((name) => name === process.argv[2]);
  if (system === undefined) throw new PersonError(`Say which system to make installers for: node scripts/dist.mjs ${systems.join('|')}`);
  const runtime = await setUp({ display: false });
  const { targets, left } = chooseTargets({ system, official: runtime.official, platform: process.platform });
  if (!runtime.official && targets.includes('tar.gz')) await ensurePrograms(['7za'], console.log);
  const start = performance.now();
  await packApplication({ flavour: 'release', runtime, system, targets, log: console.log });
  const folder = outputFolder('release', runtime);
  const outputs = listOutputs(folder);
  writeChecksums(folder, outputs);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`\nMade in ${seconds} s, in ${folder}/:`);
  for (const name of [...outputs, 'SHA256SUMS']) console.log(`  ${name}`);
  for (const { target, why } of left) console.log(`Not made: ${target}, ${why}.`);
  if (!runtime.official) {
    console.log(
      `${notForRelease}: packed with Electron ${runtime.version}, which is for development and tests only. Releases need the official one.`,
    );
  }
  return 0;
});
