/**
 * What passes between the main process and one of its utility processes. Both ends are our own code
 * of the same build, so the messages are typed and not parsed; what is in them is structured-cloned.
 */

/**
 * The calls that a utility process answers, as a table of function types, e.g.
 * `type TypstCalls = { compile: (job: CompileJob) => CompiledPdf }`. Each takes one argument.
 */
// biome-ignore lint/suspicious/noExplicitAny: a table of any functions; `unknown` arguments would admit none
export type UtilityCalls = Record<string, (args: any) => unknown>;

export type CallArgs<C extends UtilityCalls, N extends keyof C> = Parameters<C[N]>[0];
export type CallValue<C extends UtilityCalls, N extends keyof C> = Awaited<ReturnType<C[N]>>;

/** One call. `id` counts up within one client. */
export type UtilityRequest = { readonly id: number; readonly name: string; readonly args: unknown };

/** The answer to the call of the same `id`: its value, or the words of what was thrown, which is a bug. */
export type UtilityReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly stack: string };

/**
 * A running child process as the client sees it: Electron's `UtilityProcess`, or in tests a child of
 * Node. Messages posted before the child is ready wait for it.
 */
export type UtilityLike = {
  postMessage(message: UtilityRequest): void;
  onMessage(listener: (message: UtilityReply) => void): void;
  /** Called once, when the process has ended, with its exit code (`null` when a signal ended it). */
  onExit(listener: (code: number | null) => void): void;
  /** Ends the process at once. */
  kill(): void;
  /** Bytes of memory that it holds just now; `null` when it has ended, or when this system does not say. */
  memory(): Promise<number | null>;
};
