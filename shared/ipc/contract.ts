import type { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import type { Failure, Result } from '../core/result';
import type { EventName, RequestName } from './channels';
import { applicationCalls } from './contract/application';
import { articleCalls } from './contract/articles';
import { briefingCalls } from './contract/briefings';
import { events } from './contract/events';
import { importCalls } from './contract/import';
import { libraryCalls } from './contract/library';
import type { RequestRow } from './contract/row';
import { safetyCalls } from './contract/safety';
import { trashCalls } from './contract/trash';
import { versionCalls } from './contract/versions';
import type { WrapperErrorCode } from './error-code';

export { events };

/**
 * The whole contract between the rooms: one row a call, in `contract/` by topic. Handlers (main) and the bridge (renderer)
 * take their types from here, so a missing handler, an unknown name or an undeclared error code does
 * not compile; arguments and results are parsed by these schemas at run time.
 */
export const requests = {
  ...applicationCalls,
  ...libraryCalls,
  ...articleCalls,
  ...importCalls,
  ...briefingCalls,
  ...versionCalls,
  ...safetyCalls,
  ...trashCalls,
} as const satisfies Record<RequestName, RequestRow>;

export type Args<N extends RequestName> = DeepReadonly<z.infer<(typeof requests)[N]['args']>>;
export type Value<N extends RequestName> = DeepReadonly<z.infer<(typeof requests)[N]['result']>>;
export type DeclaredError<N extends RequestName> = (typeof requests)[N]['errors'][number];
export type EventPayload<N extends EventName> = DeepReadonly<z.infer<(typeof events)[N]>>;

/** What a handler answers. */
export type Reply<N extends RequestName> = Result<Value<N>, Failure<DeclaredError<N>>>;
/** What the renderer receives: a handler's answer or one of the wrapper's own codes. */
export type Answer<N extends RequestName> = Result<Value<N>, Failure<DeclaredError<N> | WrapperErrorCode>>;

/** The main process implements every row. */
export type Handlers = { readonly [N in RequestName]: (args: Args<N>) => Promise<Reply<N>> };
