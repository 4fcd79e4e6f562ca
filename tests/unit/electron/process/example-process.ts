import { serveUtility } from '../../../../electron/process/serve';

/** A utility process for the tests of the process layer. */
export type ExampleCalls = {
  double: (value: number) => number;
  echo: (value: unknown) => unknown;
  sleep: (ms: number) => string;
  spin: (value: null) => never;
  fill: (value: null) => never;
  hold: (bytes: number) => number;
  exit: (code: number) => never;
  fail: (message: string) => never;
  pid: (value: null) => number;
};

const held: Uint8Array[] = [];

serveUtility<ExampleCalls>({
  double: (value) => value * 2,
  echo: (value) => value,
  sleep: (ms) => new Promise((resolve) => setTimeout(() => resolve('slept'), ms)),
  spin: () => {
    for (;;);
  },
  fill: () => {
    for (;;) held.push(new Uint8Array(8 * 1024 * 1024).fill(1));
  },
  hold: (bytes) => held.push(new Uint8Array(bytes).fill(1)),
  exit: (code) => process.exit(code),
  fail: (message) => {
    throw new Error(message);
  },
  pid: () => process.pid,
});
