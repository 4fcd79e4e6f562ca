import { expect, test } from 'vitest';
import { formatRows, judge, readPlaywright, readVitest } from '../../../scripts/security/judge.mjs';

const items = [
  { id: 'E1', what: 'Only secure content' },
  { id: 'E13', what: 'Navigation' },
];

test('a test counts for the item that its title names, and no other that begins alike', () => {
  const [first, second] = judge(items, [{ title: 'E13 a look-alike host is refused', state: 'passed' }]);
  expect(first).toMatchObject({ passed: 0, verdict: 'NO CHECK' });
  expect(second).toMatchObject({ passed: 1, verdict: 'good' });
});

test('one failed test fails its item, whatever passed', () => {
  const outcomes = [
    { title: 'E1 a', state: 'passed' as const },
    { title: 'E1 b', state: 'failed' as const },
  ];
  expect(judge(items, outcomes)[0]?.verdict).toBe('FAILED');
});

test('an item of which all tests were skipped has no check', () => {
  expect(judge(items, [{ title: 'E1 a', state: 'skipped' }])[0]?.verdict).toBe('NO CHECK');
});

test('the table names number, item, verdict and counts', () => {
  const rows = judge(items, [
    { title: 'E1 a', state: 'passed' },
    { title: 'E1 b', state: 'skipped' },
  ]);
  expect(formatRows(rows)).toBe('  E1  Only secure content  good      1 passed, 1 skipped\n E13  Navigation           NO CHECK  0 passed');
});

test('reports of Vitest are read with the groups around a test', () => {
  const assertionResults = [
    { ancestorTitles: ['E13 guards'], title: 'a host', status: 'passed' },
    { ancestorTitles: [], title: 'E1 b', status: 'pending' },
  ];
  expect(readVitest({ testResults: [{ assertionResults }] })).toEqual([
    { title: 'E13 guards a host', state: 'passed' },
    { title: 'E1 b', state: 'skipped' },
  ]);
  expect(readVitest(undefined)).toEqual([]);
});

test('reports of Playwright are read through files and groups', () => {
  const spec = { title: 'a host', ok: false, tests: [{ status: 'unexpected' }] };
  const skipped = { title: 'E1 b', ok: true, tests: [{ status: 'skipped' }] };
  const report = { suites: [{ title: 'X1 file.spec.ts', specs: [skipped], suites: [{ title: 'E13 guards', specs: [spec] }] }] };
  expect(readPlaywright(report)).toEqual([
    { title: 'E1 b', state: 'skipped' },
    { title: 'E13 guards a host', state: 'failed' },
  ]);
});
