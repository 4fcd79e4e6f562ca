/**
 * `npm test`: everything, on a fresh clone as on a warm one. A failed stage does not keep the later ones from running;
 * a failed set-up or build does, since nothing after it would mean anything. The last line is the summary, alone.
 */
import { runChecks } from './check.mjs';
import { PersonError } from './person-error.mjs';
import { runScript } from './script.mjs';
import { ensureBuild } from './setup/build.mjs';
import { setUp } from './setup.mjs';
import { addCounts, formatSummary, oneFailure } from './test/counts.mjs';
import {
  faultConfiguration,
  hasFaultTests,
  runEndToEndTests,
  runFaultTests,
  runPackageTests,
  runSecurityTests,
  runUnitTests,
} from './test/stages.mjs';

/** @typedef {import('./test/counts.mjs').Counts} Counts */

/** @type {{ name: string, counts: Counts, seconds: string }[]} */
const results = [];

/**
 * @param {string} name
 * @param {() => Promise<Counts>} stage
 */
async function runStage(name, stage) {
  console.log(`\n=== ${name} ===`);
  const start = performance.now();
  const counts = await stage().catch(reportBroken);
  results.push({ name, counts, seconds: ((performance.now() - start) / 1000).toFixed(0) });
  return counts;
}

/**
 * @param {unknown} error
 * @returns {Counts}
 */
function reportBroken(error) {
  console.error(error instanceof PersonError ? error.message : error);
  return oneFailure;
}

/**
 * For steps that are no tests: they count only when they fail.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} step
 * @returns {Promise<T | undefined>}
 */
async function runStep(name, step) {
  /** @type {T | undefined} */
  let value;
  await runStage(name, async () => {
    value = await step();
    return { passed: 0, failed: 0, skipped: 0 };
  });
  return value;
}

async function runAll() {
  const runtime = await runStep('set-up', () => setUp({ display: true, build: false }));
  if (runtime === undefined) return;
  await runStage('check', () => runChecks());
  const isBuilt = await runStep('build', async () => {
    await ensureBuild({ log: console.log });
    return true;
  });
  if (isBuilt === undefined) return;
  await runStage('unit', () => runUnitTests(runtime));
  await runStage('security', () => runSecurityTests(runtime));
  await runStage('e2e', () => runEndToEndTests(runtime));
  await runStage('package', () => runPackageTests(runtime));
  if (hasFaultTests()) await runStage('fault', () => runFaultTests(runtime));
  else console.log(`\nNo fault tests: ${faultConfiguration} is not there.`);
}

await runScript(async () => {
  await runAll();
  console.log('');
  for (const { name, counts } of results) {
    for (const failure of counts.failures ?? []) console.log(`Failed in ${name}: ${failure}\n`);
  }
  for (const { name, counts, seconds } of results) {
    console.log(`${name}: ${counts.failed === 0 ? 'good' : `FAILED (${counts.failed})`} after ${seconds} s`);
  }
  const total = addCounts(results.map(({ counts }) => counts));
  console.log(formatSummary(total));
  return total.failed === 0 ? 0 : 1;
});
