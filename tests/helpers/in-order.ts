import type { Understanding } from '../../electron/import/understand-reading';

/** What was understood in the order of reading: words, and for each picture its bytes in digits and what stands in its place. */
export function inOrder({ blocks, pictures }: Understanding): readonly string[] {
  const at = (place: number) =>
    pictures
      .filter(({ after }) => after === place)
      .map(({ bytes, alt }) => `[${Buffer.from(bytes).toString('hex')}${alt === '' ? '' : ` ${alt}`}]`);
  return [...at(0), ...blocks.flatMap(({ text }, index) => [text, ...at(index + 1)])];
}
