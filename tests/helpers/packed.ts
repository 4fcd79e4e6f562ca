import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { applicationEnvironment } from './application';

/** What `scripts/packing/for-tests.mjs` packed; the stage names it in the environment. */
export function packed(what: 'RELEASE' | 'E2E' | 'DEB'): string {
  const path = process.env[`BRIEFING_NOTES_PACKED_${what}`];
  if (path === undefined) throw new Error('these tests are started by "npm run test:package", which packs the application');
  return path;
}

/** Runs a packed application to its end, as the user who runs the tests. Standard error is Chromium's own noise. */
export async function runPacked(
  executable: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(executable, args, { env: applicationEnvironment({}), stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
