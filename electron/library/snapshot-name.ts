/**
 * A snapshot's name tells all that retention and lists need, so that no file is opened for it:
 * `<seq, 12 digits>-<YYYYMMDDTHHMMSSmmmZ>.json`, and `-kept` before the ending of one that stays until
 * the person clears it (the state before a migration). Names without a time are of earlier programs.
 */
export type SnapshotName = {
  readonly file: string;
  /** Orders the states of a document, whatever the clocks said. */
  readonly seq: number;
  /** When the state was saved, an instant; `null` in a name of an earlier program. */
  readonly savedAt: string | null;
  /** Stays until the person clears it. */
  readonly pinned: boolean;
};

/** The name for the state whose envelope has this `seq` and `savedAt`. */
export function snapshotName(head: { readonly seq: number; readonly savedAt: string }, pinned: boolean): string {
  return `${String(head.seq).padStart(12, '0')}-${head.savedAt.replace(/[-:.]/g, '')}${pinned ? '-kept' : ''}.json`;
}

/** What a file name in a folder of snapshots says; `null` for a name that is not ours. */
export function parseSnapshotName(file: string): SnapshotName | null {
  const found = /^(\d{12,15})(?:-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z(-kept)?)?\.json$/.exec(file);
  if (found === null) return null;
  const [, seq, year, month, day, hour, minute, second, milliseconds, kept] = found;
  const savedAt = year === undefined ? null : `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`;
  return { file, seq: Number(seq), savedAt, pinned: kept !== undefined };
}
