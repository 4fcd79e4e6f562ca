import type { CallArgs, CallValue, UtilityCalls, UtilityReply, UtilityRequest } from './utility-messages';

/** The functions that a utility process answers calls with, one for each name. */
export type UtilityHandlers<C extends UtilityCalls> = {
  readonly [N in keyof C]: (args: CallArgs<C, N>) => CallValue<C, N> | Promise<CallValue<C, N>>;
};

/**
 * The child's end of a utility process: answers calls one after the other, in their order, until the
 * process is ended. Under Electron it talks over `process.parentPort`; in a child of plain Node (unit
 * tests, benchmarks) over Node's own channel, so that the very same entry file runs in both.
 */
export function serveUtility<C extends UtilityCalls>(handlers: UtilityHandlers<C>): void {
  let last: Promise<void> = Promise.resolve();
  const port = parentChannel();
  port.listen((request) => {
    last = last.then(async () => port.post(await answer(handlers, request)));
  });
}

async function answer<C extends UtilityCalls>(handlers: UtilityHandlers<C>, request: UtilityRequest): Promise<UtilityReply> {
  try {
    const handler = handlers[request.name as keyof C];
    if (handler === undefined) throw new Error(`no handler named ${request.name}`);
    return { id: request.id, ok: true, value: await handler(request.args as CallArgs<C, keyof C>) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { id: request.id, ok: false, message: error.message, stack: error.stack ?? '' };
  }
}

type ParentChannel = { post(reply: UtilityReply): void; listen(listener: (request: UtilityRequest) => void): void };

function parentChannel(): ParentChannel {
  // Undefined in plain Node, whatever Electron's types say.
  const port = process.parentPort as Electron.ParentPort | undefined;
  if (port !== undefined) {
    return {
      post: (reply) => port.postMessage(reply),
      listen: (listener) => port.on('message', (event) => listener(event.data as UtilityRequest)),
    };
  }
  if (process.send === undefined) throw new Error('serveUtility runs only in a child process');
  // A child of Node outlives its parent unless it is told to end with it.
  process.on('disconnect', () => process.exit());
  return {
    post: (reply) => void process.send?.(reply),
    listen: (listener) => process.on('message', (message) => listener(message as UtilityRequest)),
  };
}
