import { isRecord, type Migration } from './migration';

/** Format 3 of an article knows where the pages of its source begin. A text of format 2 was read from a source without pages. */
export const articleTo3: Migration = (body) => {
  if (!isRecord(body) || !Array.isArray(body.versions)) return body;
  return { ...body, versions: body.versions.map((version: unknown) => (isRecord(version) ? { ...version, pages: [] } : version)) };
};
