/**
 * `npm run test:security`: every test that proves an item of the security checklist, wherever it lies, and the table of
 * what is proved. An item that no test proves fails the run as a failed test does.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runScript } from './script.mjs';
import { formatRows, judge, readPlaywright, readVitest, tagPattern } from './security/judge.mjs';
import { setUp } from './setup.mjs';
import { addCounts, formatSummary } from './test/counts.mjs';
import { runEndToEndTests, runPackageTests, runSecurityTests, runUnitTestsNamed } from './test/stages.mjs';

const { items } = JSON.parse(readFileSync(join(import.meta.dirname, 'security', 'checklist.json'), 'utf8'));

await runScript(async () => {
  const runtime = await setUp({ display: true });
  /** @type {import('./security/judge.mjs').Outcome[]} */
  const outcomes = [];
  const counts = [
    await runSecurityTests(runtime, (report) => outcomes.push(...readVitest(report))),
    await runUnitTestsNamed(runtime, tagPattern, (report) => outcomes.push(...readVitest(report))),
    await runEndToEndTests(runtime, { pattern: tagPattern, read: (report) => outcomes.push(...readPlaywright(report)) }),
    await runPackageTests(runtime, { pattern: tagPattern, read: (report) => outcomes.push(...readPlaywright(report)) }),
  ];
  const rows = judge(items, outcomes);
  console.log(`\nSecurity checklist, in Electron ${runtime.version}:\n\n${formatRows(rows)}\n`);
  const total = addCounts(counts);
  const unproved = rows.filter(({ verdict }) => verdict === 'NO CHECK').length;
  // What the name pattern left out is no skipped test.
  const skipped = rows.reduce((sum, row) => sum + row.skipped, 0);
  console.log(formatSummary({ passed: total.passed, failed: total.failed + unproved, skipped }));
  return total.failed + unproved === 0 ? 0 : 1;
});
