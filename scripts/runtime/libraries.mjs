/** Which shared libraries a Linux executable asks for and does not find on this machine. */
import { run } from '../process.mjs';

/**
 * @param {string} output what `ldd` printed
 * @returns {string[]} names such as `libnss3.so`, each once, sorted
 */
export function parseMissingLibraries(output) {
  const names = [...output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)].sort();
}

/**
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
export async function findMissingLibraries(executable) {
  if (process.platform !== 'linux') return [];
  const { output } = await run('ldd', [executable], { collect: true });
  return parseMissingLibraries(output);
}
