import { describe, expect, it } from 'vitest';
import { errorReport, reportOf, reportText } from '../../../../shared/domain/error-report';

function withStack(message: string, frames: readonly string[], name = 'Error'): Error {
  return Object.assign(new Error(message), { name, stack: [`${name}: ${message}`, ...frames].join('\n') });
}

describe('reportOf', () => {
  it('names the kind, the code and the frames, and leaves out the message and where things are installed', () => {
    const error = Object.assign(
      withStack(
        'no room for SECRET',
        ['    at save (/home/anna/notes/out/main/main.js:1:204)', '    at async node:internal/fs:3:4'],
        'RangeError',
      ),
      { code: 'ENOSPC' },
    );
    expect(reportOf(error)).toEqual({ name: 'RangeError', code: 'ENOSPC', frames: ['save main/main.js:1:204', 'node:internal/fs:3:4'] });
  });

  it.each([
    ['    at Object.<anonymous> (file:///C:/a/b.js:10:2)', 'Object.<anonymous> a/b.js:10:2'],
    ['    at new Shelf (C:\\notes\\out\\main.js:10:2)', 'Shelf out/main.js:10:2'],
    ['    at q.save [as store] (app://briefing/assets/index-a1.js:7:9)', 'q.save assets/index-a1.js:7:9'],
    ['    at app://briefing/assets/index-a1.js:7:9', 'assets/index-a1.js:7:9'],
  ])('reads %s', (line, frame) => {
    expect(reportOf(withStack('x', [line])).frames).toEqual([frame]);
  });

  it('takes nothing out of a message that looks like frames, even when the kind was renamed afterwards', () => {
    const error = withStack('first\n    at secret (/the/words:1:2)', ['    at real (/a/b.js:1:2)']);
    error.name = 'RenamedError';
    expect(reportOf(error)).toEqual({ name: 'RenamedError', code: '', frames: ['real a/b.js:1:2'] });
  });

  it('passes on no words through the kind or the code', () => {
    for (const words of ['words of a person', 'Word', 'word.']) {
      const error = Object.assign(withStack('x', [], words), { code: words });
      expect(reportOf(error)).toEqual({ name: 'Error', code: '', frames: [] });
    }
    expect(reportOf('words of a person')).toEqual({ name: 'Thrown.string', code: '', frames: [] });
    expect(reportOf(null).name).toBe('Thrown.null');
  });

  it.each(['TypeError', 'Error', 'SQLite3Error', 'RenderingCancelledException'])('keeps the kind %s', (name) => {
    expect(reportOf(withStack('x', [], name)).name).toBe(name);
  });

  it.each(['ENOSPC', 'ERR_INVALID_ARG_TYPE', 'storage.disk-full'])('keeps the code %s', (code) => {
    expect(reportOf(Object.assign(new Error('x'), { code })).code).toBe(code);
  });

  it('reports no more than the contract takes', () => {
    const many = Array.from({ length: 40 }, (_, index) => `    at ${'f'.repeat(70)} (/${'d'.repeat(300)}/${index}.js:1:2)`);
    for (const thrown of [withStack('x', many), new Error('real'), undefined, Symbol('s')])
      expect(errorReport.safeParse(reportOf(thrown)).success).toBe(true);
  });
});

describe('reportText', () => {
  it('puts a report on one line', () => {
    expect(reportText({ name: 'TypeError', code: 'E1', frames: ['a b/c.js:1:2', 'd e/f.js:3:4'] })).toBe(
      'TypeError E1 < a b/c.js:1:2 < d e/f.js:3:4',
    );
  });
});
