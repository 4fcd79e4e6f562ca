import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * - development: run from the sources, with everything that helps to look inside
 * - e2e: packed like a release, but Playwright can attach and the switches that it needs are taken
 * - release: what people get
 */
export type BuildKind = 'development' | 'e2e' | 'release';

/**
 * The kind of this build, read from the application's package.json in `folder`, where the packager writes
 * it. Read at once, because nothing may happen before it is known.
 */
export function readBuildKind(folder: string): BuildKind {
  return buildKindOf(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** The kind that a package.json names. Nothing named means development; whatever is not understood is held to be a release, which allows least. */
export function buildKindOf(packageJson: string): BuildKind {
  try {
    const { buildKind } = JSON.parse(packageJson) as { readonly buildKind?: unknown };
    if (buildKind === undefined) return 'development';
    return buildKind === 'e2e' ? 'e2e' : 'release';
  } catch {
    return 'release';
  }
}
