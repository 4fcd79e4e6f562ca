import { create } from 'zustand';
import type { Value } from '../../shared/ipc/contract';
import { call } from '../bridge';

/** When the library that is open was backed up last, and whether to remind of it; `null` until the first answer. */
export const useBackupStatus = create<{ readonly status: Value<'backup.status'> | null }>()(() => ({ status: null }));

/** The notice that reminds of a backup. */
export const reminderId = 'backup-reminder';

/** Asks how the library that is open stands. */
export async function noteBackup(): Promise<void> {
  const answer = await call('backup.status', {});
  if (answer.ok) useBackupStatus.setState({ status: answer.value });
}
