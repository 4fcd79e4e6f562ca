/** `npm run check`: all tools that judge the code without running it. One line each; the failing ones say why. */
import { availableParallelism } from 'node:os';
import { runPackage } from './process.mjs';
import { runWhenMain } from './script.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { tools } from './test/tools.mjs';

/**
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<import('./test/counts.mjs').Counts>}
 */
export async function runChecks({ log = console.log } = {}) {
  const waiting = [...tools];
  let failed = 0;
  async function work() {
    for (let tool = waiting.shift(); tool !== undefined; tool = waiting.shift()) {
      if (!(await runTool(tool, log))) failed += 1;
    }
  }
  // Each of them fills a core and a good deal of memory: more than two at once makes all of them slower.
  const workers = Math.min(2, availableParallelism());
  await Promise.all(Array.from({ length: workers }, work));
  return { passed: tools.length - failed, failed, skipped: 0 };
}

/**
 * @param {import('./test/tools.mjs').Tool} tool
 * @param {(line: string) => void} log
 */
async function runTool({ name, packageName, command, args }, log) {
  const start = performance.now();
  const { code, output } = await runPackage(packageName, command, args, { collect: true });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${code === 0 ? '' : `\n${output.trimEnd()}`}`);
  return code === 0;
}

await runWhenMain(import.meta.url, async () => {
  await ensurePackages(console.log);
  const { failed } = await runChecks();
  return failed === 0 ? 0 : 1;
});
