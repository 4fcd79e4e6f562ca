import { err, type Failure, ok, type Result } from '../../shared/core/result';
import { watchMemory } from './memory-watch';
import type { CallArgs, CallValue, UtilityCalls, UtilityLike, UtilityReply } from './utility-messages';

/**
 * The main process' end of a utility process: work that may be slow, heavy or hostile happens there,
 * and its death is an answer, not the death of the application. The process is started by the first
 * call and again by the first call after it ended.
 */

/** Why a call has no value although nothing threw: its process ended, was too slow or too large and was ended, or was stopped by us. */
export type UtilityFailure = Failure<'process.crashed' | 'process.timeout' | 'process.memory' | 'process.stopped'>;

/** An end that nobody asked for. */
export type ProcessEnd = {
  readonly name: string;
  /** The exit code; `null` when a signal ended it. */
  readonly code: number | null;
  /** Whether we ended it because its call took too long. */
  readonly slow: boolean;
  /** Whether we ended it because it held too much memory. */
  readonly large: boolean;
  /** How many calls waited for an answer. */
  readonly waiting: number;
  /** The names of the calls that are sent once more, and of those that will have no answer. */
  readonly repeated: readonly string[];
  readonly lost: readonly string[];
};

export type UtilityClientOptions<C extends UtilityCalls> = {
  /** Names the process in the log. */
  readonly name: string;
  readonly fork: () => UtilityLike;
  /** Longest time in milliseconds that the oldest waiting call may take before the process is ended. */
  readonly timeoutMs: number;
  /**
   * Most memory in bytes that the process may hold while a call is under way, before it is ended. It is looked at ten
   * times a second, so that for a moment it can hold more. No limit when left out.
   */
  readonly memoryBytes?: number;
  /** Calls that may run twice. One that was under way when the process ended is sent once more to the next. */
  readonly safeToRepeat?: readonly (keyof C & string)[];
  /** Told of every end that nobody asked for: for the log. */
  readonly onCrash?: (end: ProcessEnd) => void;
};

export type UtilityClient<C extends UtilityCalls> = {
  /**
   * Calls the process; calls are taken up in order. `timeoutMs` overrides the client's limit.
   * Rejects only when the handler in the process threw, which is a bug there.
   */
  call<N extends keyof C & string>(name: N, args: CallArgs<C, N>, timeoutMs?: number): Promise<Result<CallValue<C, N>, UtilityFailure>>;
  /** Ends the process; resolves when it is gone. Waiting calls answer `process.stopped`. A later call starts it again. */
  stop(): Promise<void>;
};

type Waiting = {
  readonly id: number;
  readonly name: string;
  readonly args: unknown;
  readonly timeoutMs: number;
  attempts: number;
  timer: NodeJS.Timeout | undefined;
  readonly resolve: (result: Result<unknown, UtilityFailure>) => void;
  readonly reject: (error: Error) => void;
};

/** What became of a call when its process ended. */
type Fate = 'sent' | 'repeated' | 'lost';

export function createUtilityClient<C extends UtilityCalls>(options: UtilityClientOptions<C>): UtilityClient<C> {
  /** In the order in which they were called; the process answers one after the other. */
  const waiting = new Map<number, Waiting>();
  const endListeners: (() => void)[] = [];
  let running: UtilityLike | undefined;
  /** Why we ended the process ourselves; `undefined` while we did not. */
  let ending: 'process.timeout' | 'process.memory' | 'process.stopped' | undefined;
  /** The call that took too much time or memory and has been answered so. */
  let refused: string | undefined;
  /** Answers of the running process. */
  let answered = 0;
  let lastId = 0;

  function send(entry: Waiting): void {
    if (running === undefined) running = start();
    entry.attempts += 1;
    running.postMessage({ id: entry.id, name: entry.name, args: entry.args });
    watchOldest();
  }

  const memory = watchMemory(options.memoryBytes, (child) => {
    const entry = waiting.values().next().value;
    if (entry === undefined || running !== child || ending !== undefined) return;
    // What earlier calls left behind is not this one's fault: it is sent once more, to a new process.
    const blameless = answered > 0 && entry.attempts < 2 && options.safeToRepeat?.includes(entry.name) === true;
    if (blameless) end('process.memory');
    else refuse(entry, 'process.memory');
  });

  function end(reason: NonNullable<typeof ending>): void {
    ending = reason;
    running?.kill();
  }

  function refuse(entry: Waiting, reason: 'process.timeout' | 'process.memory'): void {
    refused = entry.name;
    settle(entry, err({ code: reason, params: { name: options.name } }));
    end(reason);
  }

  /** Only the oldest waiting call has a turn in the process, so only its time runs. */
  function watchOldest(): void {
    const entry = waiting.values().next().value;
    if (entry === undefined) memory.stop();
    else if (running !== undefined) memory.start(running);
    if (entry === undefined || entry.timer !== undefined) return;
    entry.timer = setTimeout(() => {
      if (ending === undefined) refuse(entry, 'process.timeout');
    }, entry.timeoutMs);
  }

  function start(): UtilityLike {
    const child = options.fork();
    child.onMessage((reply) => {
      if (running === child) receive(reply);
    });
    child.onExit((code) => {
      running = undefined;
      answered = 0;
      memory.stop();
      const reason = ending;
      ending = undefined;
      const left = [...waiting.values()];
      const late = refused === undefined ? [] : [refused];
      refused = undefined;
      const fates = left.map((entry) => ({ name: entry.name, fate: afterEnd(entry, reason) }));
      const namesOf = (wanted: Fate): readonly string[] => fates.filter(({ fate }) => fate === wanted).map(({ name }) => name);
      if (reason !== 'process.stopped') {
        const ended = {
          name: options.name,
          code,
          slow: reason === 'process.timeout',
          large: reason === 'process.memory',
          waiting: left.length,
        };
        options.onCrash?.({ ...ended, repeated: namesOf('repeated'), lost: [...late, ...namesOf('lost')] });
      }
      for (const listener of endListeners.splice(0)) listener();
    });
    return child;
  }

  function afterEnd(entry: Waiting, reason: typeof ending): Fate {
    clearTimeout(entry.timer);
    entry.timer = undefined;
    if (entry.attempts === 0) {
      send(entry); // it was called while the old process was going away
      return 'sent';
    }
    if (reason === 'process.stopped') {
      settle(entry, err({ code: 'process.stopped', params: { name: options.name } }));
      return 'lost';
    }
    if (options.safeToRepeat?.includes(entry.name) === true && entry.attempts < 2) {
      send(entry);
      return 'repeated';
    }
    settle(entry, err({ code: 'process.crashed', params: { name: options.name } }));
    return 'lost';
  }

  function settle(entry: Waiting, result: Result<unknown, UtilityFailure>): void {
    clearTimeout(entry.timer);
    waiting.delete(entry.id);
    entry.resolve(result);
  }

  function receive(reply: UtilityReply): void {
    const entry = waiting.get(reply.id);
    if (entry === undefined) return;
    clearTimeout(entry.timer);
    waiting.delete(reply.id);
    answered += 1;
    watchOldest();
    if (reply.ok) entry.resolve(ok(reply.value));
    else entry.reject(Object.assign(new Error(`${options.name}: ${reply.message}`), { cause: reply.stack }));
  }

  return {
    call(name, args, timeoutMs = options.timeoutMs) {
      return new Promise((resolve, reject) => {
        lastId += 1;
        const entry: Waiting = {
          id: lastId,
          name,
          args,
          timeoutMs,
          attempts: 0,
          timer: undefined,
          resolve: resolve as Waiting['resolve'],
          reject,
        };
        waiting.set(entry.id, entry);
        // While the old process is going away, its end sends what waits to the next one.
        if (ending !== undefined) return;
        try {
          send(entry);
        } catch (error) {
          // Arguments that cannot be cloned, or a process that cannot be started: nothing is under way.
          waiting.delete(entry.id);
          reject(error);
        }
      });
    },
    stop() {
      if (running === undefined) return Promise.resolve();
      return new Promise((resolve) => {
        endListeners.push(resolve);
        end('process.stopped');
      });
    },
  };
}
