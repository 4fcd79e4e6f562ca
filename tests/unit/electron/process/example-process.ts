import { serveUtility } from '../../../../electron/process/serve';

/** A utility process for the tests of the process layer. */
export type ExampleCalls = {
  double: (value: number) => number;
  echo: (value: unknown) => unknown;
  sleep: (ms: number) => string;
  spin: (value: null) => never;
  exit: (code: number) => never;
  fail: (message: string) => never;
  pid: (value: null) => number;
};

serveUtility<ExampleCalls>({
  double: (value) => value * 2,
  echo: (value) => value,
  sleep: (ms) => new Promise((resolve) => setTimeout(() => resolve('slept'), ms)),
  spin: () => {
    for (;;);
  },
  exit: (code) => process.exit(code),
  fail: (message) => {
    throw new Error(message);
  },
  pid: () => process.pid,
});
