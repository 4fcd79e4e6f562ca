import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { applicationEnvironment, electronExecutable, sandboxMissing } from './application';

export type EndedElectron = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Starts Electron with these arguments and no debugger, and waits for its end; after two minutes it is ended. */
export async function runElectron(args: readonly string[], env: Readonly<Record<string, string>>): Promise<EndedElectron> {
  const sandbox = sandboxMissing === '' ? [] : ['--no-sandbox'];
  const child = spawn(await electronExecutable(), [...sandbox, ...args], {
    env: applicationEnvironment(env),
    timeout: 120_000,
    killSignal: 'SIGKILL',
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
