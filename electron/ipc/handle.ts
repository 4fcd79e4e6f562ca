import type { z } from 'zod';
import { fail } from '../../shared/core/result';
import { reportOf, reportText } from '../../shared/domain/error-report';
import type { RequestName } from '../../shared/ipc/channels';
import { type Answer, type Handlers, requests } from '../../shared/ipc/contract';
import { appOrigin } from '../security/own-address';
import { keepsLimits } from './message-limits';
import type { Sender } from './sender';

/**
 * What every call from a window passes through, whatever it asks: who asks, whether the arguments are
 * what the contract says, and what becomes of a bug. Apart from Electron, so that tests can call it.
 */

export type CallLog = (event: string, detail: Readonly<Record<string, string>>) => void;

export type Answering = {
  /** A promise while the services are still being opened: the first calls of a window wait for them. */
  readonly handlers: Partial<Handlers> | Promise<Partial<Handlers>>;
  /** Also checks answers against the contract: in development and tests, where a wrong one must not go unnoticed. */
  readonly checkAnswers: boolean;
  /** Never told what a person wrote: names, paths into arguments, and stacks only. */
  readonly log: CallLog;
};

/**
 * Answers one call. Rejects for a sender that is not trusted; an argument that breaks the contract is
 * answered `invalid-args`, and a bug (a throw) `internal`.
 */
export async function answerCall<N extends RequestName>(answering: Answering, name: N, sender: Sender, given: unknown): Promise<Answer<N>> {
  const { log } = answering;
  if (!sender.isOurWindow || !sender.isMainFrame || sender.origin !== appOrigin) {
    log('ipc.forbidden-sender', { name, origin: sender.origin ?? 'none' });
    throw new Error('forbidden-sender');
  }
  const refuse = (path: string) => {
    log('ipc.invalid-args', { name, path });
    return fail('invalid-args', { path });
  };
  if (!keepsLimits(given)) return refuse('too_big');
  const args = readArgs(name, given);
  if (args === null) return refuse('unreadable');
  if (!args.success) return refuse(firstPath(args.error));
  try {
    const handlers = await answering.handlers;
    const handler = handlers[name] as ((args: unknown) => Promise<Answer<N>>) | undefined;
    if (handler === undefined) throw new Error(`${name} has no handler`);
    const answer = await handler(args.data);
    if (answering.checkAnswers) requireContract(name, answer);
    return answer;
  } catch (error) {
    log('ipc.internal', { name, error: told(error) });
    return fail('internal');
  }
}

/** Checks arguments; `null` for those that cannot even be looked at: an object whose `toString` is a number makes the schemas throw. */
function readArgs(name: RequestName, given: unknown): z.ZodSafeParseResult<unknown> | null {
  try {
    return requests[name].args.safeParse(given);
  } catch {
    return null;
  }
}

/** Where in the arguments the first mistake is, e.g. `meta.publishedOn`; the values are never told. */
function firstPath(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  return path === '' ? (issue?.code ?? '') : path;
}

function requireContract<N extends RequestName>(name: N, answer: Answer<N>): void {
  const row = requests[name];
  if (!answer.ok) {
    if (!(row.errors as readonly string[]).includes(answer.error.code))
      throw new Error(`${name} answered the undeclared ${answer.error.code}`);
    return;
  }
  const checked = row.result.safeParse(answer.value);
  if (!checked.success) throw new Error(`${name} answered what the contract does not know, at ${firstPath(checked.error)}`);
}

/** A report of the error; messages of this file's own are told as well, since they hold names of rows only. */
function told(error: unknown): string {
  const own = error instanceof Error && /^[a-z]+\.[a-z-]+ (has no handler|answered )/.test(error.message) ? `${error.message}: ` : '';
  return own + reportText(reportOf(error));
}
