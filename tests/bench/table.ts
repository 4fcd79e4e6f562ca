import type { BenchLine } from './row';

/** Prints the table: name, ours, rival, ratio, target, met or not, and below it what is to be known. */
export function printTable(lines: readonly BenchLine[]): void {
  console.log(`\n${tableText(lines)}\n`);
}

/** The table as text, its columns as wide as their longest cell. */
export function tableText(lines: readonly BenchLine[]): string {
  const head = ['name', 'ours', 'rival', 'ratio', 'target', 'met'];
  const cells = lines.map((line) => [
    line.name,
    figure(line.ours, line.unit),
    `${figure(line.rival, line.unit)}${line.rivalName === '' ? '' : ` ${line.rivalName}`}`,
    line.ratio === null ? '-' : line.ratio.toPrecision(3),
    line.target,
    line.met === null ? 'not measured' : line.met ? 'yes' : 'NO',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const text = [head, widths.map((width) => '-'.repeat(width)), ...cells].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const notes = lines.flatMap(({ name, work, note }) => [work, note].filter((words) => words !== '').map((words) => `${name}: ${words}`));
  return [...text, '', ...notes].join('\n').trimEnd();
}

function figure(value: number | null, unit: string): string {
  if (value === null) return '-';
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`;
}
