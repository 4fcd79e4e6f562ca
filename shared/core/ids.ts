import { z } from 'zod';

/** A ULID (github.com/ulid/spec): 48 bits of time and 80 random bits in Crockford base 32, upper case. */
const ulid = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'not a ULID');

/** The id of a document of whatever kind. */
export const documentId = ulid;
export const articleId = ulid.brand<'ArticleId'>();
export const annotationId = ulid.brand<'AnnotationId'>();
export const briefingId = ulid.brand<'BriefingId'>();

export type ArticleId = z.infer<typeof articleId>;
export type AnnotationId = z.infer<typeof annotationId>;
export type BriefingId = z.infer<typeof briefingId>;

/** An ISO 8601 instant in UTC with milliseconds. For display only: order comes from ids and revisions, never from clocks. */
export const instant = z.iso.datetime({ precision: 3 });

/** A calendar day `YYYY-MM-DD`, or the empty string for "unknown", which is a legal value everywhere. */
export const dayOrUnknown = z.union([z.literal(''), z.iso.date()]);

/** A SHA-256 digest, 64 lower-case hexadecimal digits. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
