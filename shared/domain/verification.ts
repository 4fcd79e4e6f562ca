import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { documentId, instant } from '../core/ids';
import { recoveryFinding } from './library-status';

/** What a verification can find beside what start-up finds: things that each file by itself does not show. */
export const ownProblems = [
  /** The file as it came is gone, or is no longer what was imported. */
  'original-missing',
  'original-changed',
  /** The same of a picture of the article's text. */
  'picture-missing',
  'picture-changed',
  /** A text version whose words do not match the checksum that was taken when it was made. */
  'text-changed',
  /** An annotation that names a text version that its article does not have, or words that are not at their place in it. */
  'version-missing',
  'words-elsewhere',
  /** A citation of an annotation that is in the trash, by itself or with its article, or that is nowhere. */
  'cited-in-trash',
  'cited-nowhere',
  /** A second state of a document, as a service that synchronises folders puts it beside the first. */
  'conflict',
  /** An earlier state that could not be restored. */
  'snapshot-damaged',
  /** A thing in the trash whose note of what it is cannot be read. */
  'note-damaged',
] as const;

export const verificationProblem = z.enum([...recoveryFinding.shape.problem.options, ...ownProblems]);
export type VerificationProblem = z.infer<typeof verificationProblem>;

/** How something can be put right: the newest good state put in its place, something taken out of the trash, or set aside. */
const repairKind = z.enum(['recover', 'restore', 'set-aside', 'clear-away']);

export const verificationFinding = z.strictObject({
  problem: verificationProblem,
  /** Path within the library folder, with `/` between its parts. */
  file: z.string(),
  /** What the person calls it: a title, or the words that are cited or marked; may be empty. At most 200 characters. */
  about: z.string(),
  /** `null` when it can only be told. */
  repair: repairKind.nullable(),
  /** What `restore` takes out of the trash. */
  trashed: z.strictObject({ kind: z.enum(['article', 'annotation']), id: documentId }).nullable(),
});
export type VerificationFinding = DeepReadonly<z.infer<typeof verificationFinding>>;

const count = z.int().nonnegative();

export const verificationReport = z.strictObject({
  madeAt: instant,
  libraryName: z.string(),
  /** For display only. */
  folder: z.string(),
  checked: z.strictObject({ articles: count, annotations: count, briefings: count, citations: count, trashed: count, snapshots: count }),
  findings: z.array(verificationFinding),
});
export type VerificationReport = DeepReadonly<z.infer<typeof verificationReport>>;

/** `person`: somebody must look at it. `repair`: the application can put it right. `note`: good to know, nothing is lost. */
export const findingGroups = ['person', 'repair', 'note'] as const;
export type FindingGroup = (typeof findingGroups)[number];

const harmless: readonly VerificationProblem[] = ['foreign', 'newer-format'];

export function groupOf({ problem, repair }: VerificationFinding): FindingGroup {
  if (repair !== null) return 'repair';
  return harmless.includes(problem) ? 'note' : 'person';
}

/** The findings of one group, in the order in which they were found. */
export function findingsOf({ findings }: VerificationReport, group: FindingGroup): readonly VerificationFinding[] {
  return findings.filter((finding) => groupOf(finding) === group);
}
