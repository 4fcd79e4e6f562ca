import { clipboards } from './clipboards';
import { disguised } from './disguised';
import { documents } from './documents';
import type { HostileCase } from './hostile-case';
import { nameCases } from './names';
import { packages } from './packages';
import { pages } from './pages';
import { pathIds } from './paths';
import { pdfCases } from './pdf-cases';
import { texts } from './texts';

/** Every case but those that are no content: what a path leads to (`paths.ts`). */
export const hostileCases: readonly HostileCase[] = [
  ...texts,
  ...clipboards,
  ...pages,
  ...disguised,
  ...packages,
  ...documents,
  ...pdfCases,
  ...nameCases,
];

/** The rows of the table of hostile inputs that have a case. */
export const idsWithCases: ReadonlySet<string> = new Set([...hostileCases.map(({ id }) => id), ...pathIds]);
