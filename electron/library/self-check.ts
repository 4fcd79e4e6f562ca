import { careOf, isVerificationDue, rememberCare } from '../../shared/domain/library-care';
import type { VerificationReport } from '../../shared/domain/verification';
import type { AppSettingsStore } from './app-settings';
import { checkLibrary } from './check-library';
import type { Library } from './library';
import type { Surroundings } from './surroundings';

/** Milliseconds between two documents: a month's check may take an hour, and nobody should notice it. */
const rest = 20;

/**
 * Verifies the whole library by itself, once a month, and answers the report; `null` when it is not
 * time yet, or it was broken off. The month begins when this computer sees the library first.
 */
export async function checkMonthly(
  world: Surroundings,
  settings: AppSettingsStore,
  library: Pick<Library, 'id' | 'folder'>,
  signal: AbortSignal,
): Promise<VerificationReport | null> {
  const id = library.id();
  if (id === null) return null;
  const care = careOf(settings.read(), id);
  if (care.seenAt === '') await settings.update(rememberCare(settings.read(), id, { seenAt: world.now() }));
  if (care.seenAt === '' || !isVerificationDue(care, world.now())) return null;
  const report = await checkLibrary(world, { folder: library.folder, signal, progress: () => {}, pause: rest });
  if (!report.ok) return null;
  await settings.update(rememberCare(settings.read(), id, { verifiedAt: world.now() }));
  return report.value;
}
