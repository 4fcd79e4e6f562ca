import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { articleId, dayOrUnknown, instant, sha256Hex } from '../core/ids';
import { grade } from './grade';
import { marking } from './marking';
import { type Picture, pictureFileName } from './picture';
import { type TextVersion, textVersion } from './text-version';
import { webAddress } from './web-address';

/** What is known of a source. The empty string, and `und` for the language, mean "unknown", which is a legal value. */
export const articleMeta = z.strictObject({
  title: z.string().max(2000),
  /** Where it was published: an outlet, an agency, a ministry. */
  source: z.string().max(500),
  author: z.string().max(500),
  publishedOn: dayOrUnknown,
  /** Where it was published on the web. */
  address: webAddress,
  /** BCP 47 tag, or `und`. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
    .max(35),
  marking,
  grade: grade.nullable(),
});
export type ArticleMeta = DeepReadonly<z.infer<typeof articleMeta>>;

/** The file as it came, byte for byte, kept beside the article and never changed. */
export const original = z.strictObject({
  fileName: z.string().regex(/^original\.[a-z0-9]{1,8}$/),
  /** What the file was called where it came from; empty for a paste. */
  importedName: z.string().max(255),
  bytes: z.int().nonnegative(),
  sha256: sha256Hex,
});

/** One imported source text. The last version is the current one; earlier ones stay for what was cited from them. */
export const article = z.strictObject({
  id: articleId,
  meta: articleMeta,
  original,
  versions: z.array(textVersion).min(1),
  importedAt: instant,
});
export type Article = DeepReadonly<z.infer<typeof article>>;

/** The version that the reader shows and that new annotations point into. */
export function currentVersion(value: Article): TextVersion {
  const last = value.versions.at(-1);
  if (last === undefined) throw new Error(`article ${value.id} has no text version`);
  return last;
}

/** The title, or the first words of the text when the title is unknown: at most 80 characters. */
export function displayTitle(value: Article): string {
  const title = value.meta.title.trim();
  if (title !== '') return title;
  const opening = currentVersion(value).text.trim().split('\n', 1)[0] ?? '';
  return opening.length <= 80 ? opening : `${opening.slice(0, 79).trimEnd()}…`;
}

/** The pictures of all text versions, each file once: what of them has to lie in the article's folder. */
export function picturesOf(value: Article): readonly Picture[] {
  const all = value.versions.flatMap(({ pictures }) => pictures);
  return [...new Map(all.map((picture) => [pictureFileName(picture), picture])).values()];
}
