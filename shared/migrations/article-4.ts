import { isRecord, type Migration } from './migration';

/** Format 4 of an article knows its pictures. Of an article of format 3 none were kept; its original holds them still. */
export const articleTo4: Migration = (body) => {
  if (!isRecord(body) || !Array.isArray(body.versions)) return body;
  return { ...body, versions: body.versions.map((version: unknown) => (isRecord(version) ? { ...version, pictures: [] } : version)) };
};
