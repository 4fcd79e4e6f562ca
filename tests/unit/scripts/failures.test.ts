import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/paths.mjs';
import { failuresOfPlaywright, failuresOfVitest } from '../../../scripts/test/failures.mjs';

describe('failuresOfVitest', () => {
  it('names the file, the test and the beginning of the reason, without colours and places in the code', () => {
    const report = {
      testResults: [
        {
          name: join(repository, 'tests/unit/a.test.ts'),
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a good one' },
            {
              status: 'failed',
              fullName: 'keeps words',
              failureMessages: ['\u001b[31mAssertionError\u001b[39m: 1 is not 2\n\n    at Object.<anonymous> (a.test.ts:3:5)'],
            },
          ],
        },
      ],
    };
    expect(failuresOfVitest(report)).toEqual(['tests/unit/a.test.ts › keeps words\n    AssertionError: 1 is not 2']);
  });

  it('names a file that could not be loaded', () => {
    const report = {
      testResults: [{ name: join(repository, 'b.test.ts'), status: 'failed', message: 'SyntaxError: no', assertionResults: [] }],
    };
    expect(failuresOfVitest(report)).toEqual(['b.test.ts\n    SyntaxError: no']);
  });

  it('has nothing to say of a runner that wrote no report', () => {
    expect(failuresOfVitest(undefined)).toEqual([]);
  });
});

describe('failuresOfPlaywright', () => {
  it('finds failed tests at any depth, also one that passed only at the second try', () => {
    const flaky = {
      title: 'sometimes',
      file: 'c.spec.ts',
      line: 7,
      tests: [{ status: 'flaky', results: [{ status: 'timedOut' }, { status: 'passed' }] }],
    };
    const failed = {
      title: 'never',
      file: 'c.spec.ts',
      line: 9,
      tests: [{ status: 'unexpected', results: [{ status: 'failed', error: { message: 'Error: not there\n  Expected: 1' } }] }],
    };
    const good = { title: 'always', file: 'c.spec.ts', line: 1, tests: [{ status: 'expected', results: [{ status: 'passed' }] }] };
    const report = { suites: [{ specs: [good], suites: [{ specs: [flaky, failed] }] }] };
    expect(failuresOfPlaywright(report)).toEqual([
      'c.spec.ts:7 › sometimes\n    timedOut',
      'c.spec.ts:9 › never\n    Error: not there\n    Expected: 1',
    ]);
  });
});
