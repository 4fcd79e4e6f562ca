import { isRecord, type Migration } from './migration';

/** Format 2 of an article knows where it was published on the web. Nobody knows that of an article of format 1. */
export const articleTo2: Migration = (body) => {
  if (!isRecord(body) || !isRecord(body.meta)) return body;
  return { ...body, meta: { ...body.meta, address: '' } };
};
