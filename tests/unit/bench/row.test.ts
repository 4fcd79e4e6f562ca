import { describe, expect, it } from 'vitest';
import { compare, interleave, median, notMeasured } from '../../bench/row';
import { tableText } from '../../bench/table';

describe('median', () => {
  it.each([
    [[5], 5],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
    [[100, 20], 60],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('of nothing is a mistake', () => {
    expect(() => median([])).toThrow('nothing was measured');
  });
});

describe('interleave', () => {
  it('runs the contestants in turn', async () => {
    const order: string[] = [];
    const run = (name: string) => async () => order.push(name);
    expect(await interleave(2, { ours: run('ours'), rival: run('rival') })).toEqual({ ours: [1, 3], rival: [2, 4] });
    expect(order).toEqual(['ours', 'rival', 'ours', 'rival']);
  });
});

describe('tableText', () => {
  it('shows ratio, target and whether it is met, and says why something was not measured', () => {
    const line = { name: 'save', work: 'one annotation', rivalName: 'bare write', atMost: 2 };
    const text = tableText([
      compare({ ...line, ours: [3, 4, 5], rival: [4, 1, 3] }),
      compare({ ...line, name: 'slow', ours: [900], rival: [300] }),
      notMeasured({ name: 'pdf', work: '', rivalName: '', target: 'at most 0.05', note: 'WeasyPrint is not there' }),
    ]);
    expect(text.split('\n')).toEqual([
      'name  ours     rival               ratio  target        met',
      '----  -------  ------------------  -----  ------------  ------------',
      'save  4.00 ms  3.00 ms bare write  1.33   at most 2.00  yes',
      'slow  900 ms   300 ms bare write   3.00   at most 2.00  NO',
      'pdf   -        -                   -      at most 0.05  not measured',
      '',
      'save: one annotation',
      'slow: one annotation',
      'pdf: WeasyPrint is not there',
    ]);
  });
});
