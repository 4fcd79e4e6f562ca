/**
 * One step from a document's format to the next. It gets a body whose checksum was right, of the format before, and
 * answers the body of its own; the schema of the newest format is checked after the last step. Pure, and total: a body
 * that is not what it should be is given back as it is, and the schema refuses it.
 */
export type Migration = (body: unknown) => unknown;

/** Whether a value is an object with named fields, as every body of a document is. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
