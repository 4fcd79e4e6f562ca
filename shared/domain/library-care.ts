import type { AppSettings, LibraryCare } from './settings';

const none: LibraryCare = { backedUpAt: '', remindAfter: '', verifiedAt: '', seenAt: '' };

/** What this computer remembers of the care for a library. */
export function careOf({ libraries }: Pick<AppSettings, 'libraries'>, libraryId: string): LibraryCare {
  return Object.hasOwn(libraries, libraryId) ? (libraries[libraryId] ?? none) : none;
}

/** The change of the settings that remembers something of a library. */
export function rememberCare(
  settings: Pick<AppSettings, 'libraries'>,
  libraryId: string,
  change: Partial<LibraryCare>,
): Pick<AppSettings, 'libraries'> {
  return { libraries: { ...settings.libraries, [libraryId]: { ...careOf(settings, libraryId), ...change } } };
}

const day = 24 * 60 * 60 * 1000;
/** Days after which a backup is old: two weeks of work are what most people would not want to do again. */
const oldAfterDays = 14;
/** A library that was never backed up is worth a reminder when it holds more than so many articles and briefings. */
const fewDocuments = 10;
/** A whole library is verified once a month, in days. */
const verifyAfterDays = 30;

/** Whether it is time to remind of a backup. `documents` counts articles and briefings; `now` is an instant. */
export function isBackupDue(care: LibraryCare, documents: number, now: string): boolean {
  if (documents === 0 || isAhead(care.remindAfter, now)) return false;
  if (care.backedUpAt === '') return documents > fewDocuments;
  return isOlder(care.backedUpAt, oldAfterDays, now);
}

/** Until when a reminder that is put off stays quiet: a week. */
export function postponedUntil(now: string): string {
  return new Date(Date.parse(now) + 7 * day).toISOString();
}

/** Whether the whole library should be verified again by itself: a month after the last time, or after it was seen first. */
export function isVerificationDue(care: LibraryCare, now: string): boolean {
  return isOlder(care.verifiedAt === '' ? care.seenAt : care.verifiedAt, verifyAfterDays, now);
}

/** A date in the future comes from a clock that was wrong: it says nothing, and counts as old. */
function isOlder(instant: string, days: number, now: string): boolean {
  const age = Date.parse(now) - Date.parse(instant);
  return !(age >= -day && age < days * day);
}

/** Whether an instant is still to come; one that lies further ahead than anybody puts it off comes from a wrong clock. */
function isAhead(instant: string, now: string): boolean {
  if (instant === '') return false;
  const ahead = Date.parse(instant) - Date.parse(now);
  return ahead > 0 && ahead <= 8 * day;
}
