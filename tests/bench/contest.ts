import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { BenchContext } from './row';

/** A program's streams together, and what it ended with. */
export function runProgram(program: string, args: readonly string[]): Promise<{ readonly output: string; readonly code: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ output, code }));
  });
}

/** Runs one of the small applications of this folder in the Electron of the run, and answers its line `contest {...}`. */
export async function runContest<T>({ electron, electronArguments, repository }: BenchContext, name: string, job: string): Promise<T> {
  const { output, code } = await runProgram(electron, [...electronArguments, join(repository, 'tests/bench', name), job]);
  const said = /^contest (.*)$/m.exec(output)?.[1];
  if (said === undefined) throw new Error(`the contest ended with ${code}: ${output.trim().slice(-400)}`);
  return JSON.parse(said);
}
