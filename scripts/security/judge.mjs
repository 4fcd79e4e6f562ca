/** Which items of the security checklist are proved by which tests, read from the reports of Vitest and Playwright. */

/** @typedef {{ id: string, what: string }} Item */
/** @typedef {{ title: string, state: 'passed' | 'failed' | 'skipped' }} Outcome title: with the titles of the groups around it */
/** @typedef {Item & { passed: number, failed: number, skipped: number, verdict: 'good' | 'FAILED' | 'NO CHECK' }} Row */

/** What a title of a test that proves an item begins with; for the runners' own filters as well. */
export const tagPattern = '\\b[EX]\\d{1,2} ';

/**
 * @param {any} report of Vitest's JSON reporter
 * @returns {Outcome[]}
 */
export function readVitest(report) {
  /** @type {any[]} */
  const files = report?.testResults ?? [];
  return files.flatMap(({ assertionResults }) =>
    /** @type {any[]} */ (assertionResults).map(({ ancestorTitles, title, status }) => ({
      title: [...ancestorTitles, title].join(' '),
      state: status === 'passed' ? 'passed' : status === 'failed' ? 'failed' : 'skipped',
    })),
  );
}

/**
 * @param {any} report of Playwright's JSON reporter
 * @returns {Outcome[]}
 */
export function readPlaywright(report) {
  /** @param {any} suite @param {string} above @returns {Outcome[]} */
  const walk = (suite, above) => {
    const specs = /** @type {any[]} */ (suite.specs ?? []).map(({ title, ok, tests }) => {
      const skipped = /** @type {any[]} */ (tests).every(({ status }) => status === 'skipped');
      return { title: `${above} ${title}`.trim(), state: /** @type {Outcome['state']} */ (skipped ? 'skipped' : ok ? 'passed' : 'failed') };
    });
    // The outermost suites are files, whose names are no titles.
    return [...specs, .../** @type {any[]} */ (suite.suites ?? []).flatMap((inner) => walk(inner, `${above} ${inner.title}`))];
  };
  return /** @type {any[]} */ (report?.suites ?? []).flatMap((file) => walk(file, ''));
}

/**
 * @param {readonly Item[]} items
 * @param {readonly Outcome[]} outcomes
 * @returns {Row[]}
 */
export function judge(items, outcomes) {
  return items.map((item) => {
    const tag = new RegExp(`\\b${item.id} `);
    const own = outcomes.filter(({ title }) => tag.test(title));
    /** @param {Outcome['state']} state */
    const count = (state) => own.filter((outcome) => outcome.state === state).length;
    const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
    const verdict = counts.failed > 0 ? 'FAILED' : counts.passed > 0 ? 'good' : 'NO CHECK';
    return { ...item, ...counts, verdict };
  });
}

/**
 * @param {readonly Row[]} rows
 * @returns {string} a table for a terminal
 */
export function formatRows(rows) {
  const widest = Math.max(...rows.map(({ what }) => what.length));
  return rows
    .map(({ id, what, passed, failed, skipped, verdict }) => {
      const counts = [`${passed} passed`, failed > 0 ? `${failed} failed` : '', skipped > 0 ? `${skipped} skipped` : ''];
      return `${id.padStart(4)}  ${what.padEnd(widest)}  ${verdict.padEnd(8)}  ${counts.filter(Boolean).join(', ')}`;
    })
    .join('\n');
}
