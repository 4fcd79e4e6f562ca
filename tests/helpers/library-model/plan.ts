import type { Library } from '../../../electron/library/library';
import type { Failure, Result } from '../../../shared/core/result';
import type { Model } from './model';

/** Something that a person is about to do, and what must come of it. */
export type Plan = {
  readonly act: (library: Library) => Promise<Result<unknown, Failure<string>>>;
  /** `ok`, or the code of the failure. */
  readonly answer: string;
  /** What the library holds once it has answered. `made`: the id of what was made, if anything was. */
  readonly after: (made: string) => Model;
  /** What else may be found when the program died meanwhile, beside the states before and after. */
  readonly between?: (made: string) => readonly Model[];
};

/** Plans something from what the library holds. `at`: the time of day; `library` may only be asked. */
export type Deed = (model: Model, at: string, library: Library) => Plan | Promise<Plan>;

/** A plan that changes nothing and is refused. */
export function refused(model: Model, answer: string, act: Plan['act']): Plan {
  return { act, answer, after: () => model };
}

/** A plan that is refused while another computer holds the lock. */
export function unlessLocked(model: Model, plan: Plan): Plan {
  return model.locked ? refused(model, 'storage.locked', plan.act) : plan;
}
