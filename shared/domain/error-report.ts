import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';

/**
 * What may be told of an error that nobody expected: its kind, its code and where it was thrown. Its
 * message is left out, since those of libraries quote what they were given, and that may be a
 * person's words. Made in each room by `reportOf`, and the only form in which an error enters the log.
 */
export const errorReport = z.strictObject({
  /** The error's class, e.g. `TypeError`, or what was thrown instead of one, e.g. `Thrown.string`. Words of another form are none. */
  name: z.string().regex(/^(?:[A-Z][A-Za-z0-9]{0,50})?(?:Error|Exception)$|^Thrown\.[a-z]{1,20}$/),
  /** A system's or our own code, e.g. `ENOSPC`; empty when there is none. */
  code: z.string().regex(/^(?:[A-Z][A-Z0-9_]{1,50}|[a-z]{1,20}\.[a-z-]{1,30})?$/),
  /** Innermost first: function, file with its folder, line and column, e.g. `save main/main.js:1:204`. */
  frames: z.array(z.string().max(200)).max(12),
});
export type ErrorReport = DeepReadonly<z.infer<typeof errorReport>>;

const mostFrames = 12;

/** A frame as V8 writes it: an optional function, then a place, in parentheses or not. */
const frameLine =
  /^\s+at (?:async )?(?:(?:new )?([\w$.<>#]{1,80})(?: \[as [\w$]{1,80}\])? )?\(?((?:[a-z]+:|\/|[A-Za-z]:\\)[^()]*):(\d+):(\d+)\)?$/;

/** Reports anything that was thrown; what is no error is reported by its type. */
export function reportOf(thrown: unknown): ErrorReport {
  if (!(thrown instanceof Error)) return { name: `Thrown.${thrown === null ? 'null' : typeof thrown}`, code: '', frames: [] };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  return {
    name: errorReport.shape.name.safeParse(thrown.name).data ?? 'Error',
    code: errorReport.shape.code.safeParse(code).data ?? '',
    frames: framesOf(thrown),
  };
}

/** A report on one line, for the log. */
export function reportText({ name, code, frames }: ErrorReport): string {
  return [code === '' ? name : `${name} ${code}`, ...frames].join(' < ');
}

function framesOf({ stack = '', message }: Error): readonly string[] {
  // The message stands before the frames, and may itself have lines that look like some.
  const place = message === '' ? -1 : stack.indexOf(message);
  const lines = (place === -1 ? stack : stack.slice(place + message.length)).split('\n');
  return lines
    .map((line) => frameLine.exec(line))
    .filter((frame) => frame !== null)
    .slice(0, mostFrames)
    .map(([, name = '', file = '', line = '', column = '']) => `${name} ${shortened(file)}:${line}:${column}`.trim().slice(0, 200));
}

/** A file with its folder only: where the application was installed concerns nobody. */
function shortened(file: string): string {
  return file.split(/[/\\]/).slice(-2).join('/');
}
