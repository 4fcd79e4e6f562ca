import { createHash } from 'node:crypto';
import { z } from 'zod';
import { instant, sha256Hex } from '../../shared/core/ids';
import { err, ok, type Result } from '../../shared/core/result';
import type { RecoveryFinding } from '../../shared/domain/library-status';
import type { Migration } from '../../shared/migrations/migration';
import { canonicalJson } from './canonical-json';
import { migrateBody } from './migrate';

/**
 * Every document on the disk is one canonical JSON object, the envelope, with the document as its
 * `body`. It is believed only if the bytes are exactly what we would have written: valid UTF-8
 * without a mark, canonical spelling, right kind and id, right hashes, right schema. So a cut file, a
 * flipped bit, a doubled key or a file of another document is always noticed, and never opened as
 * something it is not.
 */

/** A kind of document: what its body looks like, and the version of that look that this program writes. */
export type DocumentKind<T> = {
  /** Stands in `format`, e.g. `article`. */
  readonly name: string;
  /** Raised by each migration; a higher one in a file means a newer program wrote it. */
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** The steps from format 1 to this one: one less than `version`. */
  readonly migrations: readonly Migration[];
};

/** What is known of a document beside its body. */
export type EnvelopeHead = {
  readonly id: string;
  /** Counts the saves of this document from 1. Order comes from here, never from a clock. */
  readonly rev: number;
  /** The revision that this one was made from; 0 for the first. */
  readonly parentRev: number;
  /** Higher than every `seq` that the writing program had seen: orders the states of different documents. */
  readonly seq: number;
  /** For display only. */
  readonly savedAt: string;
};
export type Envelope<T> = EnvelopeHead & {
  /** The format in which the bytes were written; the body is of the newest. */
  readonly format: number;
  readonly body: T;
};

/** Why bytes are not believed. */
export type Damage = Extract<
  RecoveryFinding['problem'],
  'empty' | 'zeros' | 'truncated' | 'not-json' | 'bad-hash' | 'bad-schema' | 'newer-format'
>;

/** One document is never larger than 64 MiB: a bound on memory when a hostile or broken file is read. */
export const maximumDocumentBytes = 64 * 1024 * 1024;

const product = 'briefing-notes/';

const envelope = z.strictObject({
  format: z.string(),
  schema: z.int().positive(),
  id: z.string(),
  rev: z.int().positive(),
  parentRev: z.int().nonnegative(),
  seq: z.int().positive(),
  savedAt: instant,
  bodySha256: sha256Hex,
  /** SHA-256 of the canonical JSON of all members but `body` and itself. Its rule is fixed for all versions. */
  headSha256: sha256Hex,
  body: z.unknown(),
});

/** Lower-case hexadecimal SHA-256 of bytes, or of a text in UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The bytes of a document. Throws when the body breaks its schema: that is a bug, and it must not reach the disk. */
export function sealDocument<T>(kind: Omit<DocumentKind<T>, 'migrations'>, head: EnvelopeHead, body: T): Uint8Array {
  const checked = kind.schema.parse(body);
  const named = {
    format: product + kind.name,
    schema: kind.version,
    id: head.id,
    rev: head.rev,
    parentRev: head.parentRev,
    seq: head.seq,
    savedAt: head.savedAt,
    bodySha256: sha256(canonicalJson(checked)),
  };
  const whole = { ...named, headSha256: sha256(canonicalJson(named)), body: checked };
  return new TextEncoder().encode(`${canonicalJson(whole)}\n`);
}

/** Reads a document's bytes, or says what is wrong with them. `id` is the one that the file's place promises. */
export function openDocument<T>(kind: DocumentKind<T>, id: string, bytes: Uint8Array): Result<Envelope<T>, Damage> {
  const text = textOf(bytes);
  if (!text.ok) return text;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.value);
    // Deep nesting ends in a RangeError, from the parser or from here.
    if (`${canonicalJson(parsed)}\n` !== text.value) return err('bad-hash');
  } catch {
    return err(text.value.endsWith('}\n') ? 'not-json' : 'truncated');
  }
  return openParsed(kind, id, parsed);
}

function textOf(bytes: Uint8Array): Result<string, Damage> {
  if (bytes.byteLength === 0) return err('empty');
  if (bytes.every((byte) => byte === 0)) return err('zeros');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return err('not-json');
  }
}

function openParsed<T>(kind: DocumentKind<T>, id: string, parsed: unknown): Result<Envelope<T>, Damage> {
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return err('bad-schema');
  const { body, headSha256, ...named } = parsed as Readonly<Record<string, unknown>>;
  if (named.format !== product + kind.name || named.id !== id) return err('bad-schema');
  if (headSha256 !== sha256(canonicalJson(named))) return err('bad-hash');
  if (typeof named.schema === 'number' && named.schema > kind.version) return err('newer-format');
  const whole = envelope.safeParse(parsed);
  if (!whole.success) return err('bad-schema');
  if (whole.data.bodySha256 !== sha256(canonicalJson(body))) return err('bad-hash');
  const { schema, rev, parentRev, seq, savedAt } = whole.data;
  const checked = kind.schema.safeParse(migrateBody(kind.migrations, schema, body));
  if (!checked.success) return err('bad-schema');
  return ok({ id, rev, parentRev, seq, savedAt, format: schema, body: checked.data });
}
