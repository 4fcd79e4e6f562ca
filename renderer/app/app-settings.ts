import { create } from 'zustand';
import type { AppSettings } from '../../shared/domain/settings';
import { call } from '../bridge';
import { showFailure } from './notices';

/** The settings of this computer's user, as the main process tells them; `null` until the first answer. */
export const useAppSettings = create<{ readonly settings: AppSettings | null }>()(() => ({ settings: null }));

/** Asks for the settings now. */
export async function readAppSettings(): Promise<void> {
  const answer = await call('settings.read', {});
  if (answer.ok) useAppSettings.setState({ settings: answer.value });
}

/** Changes some settings, at once and for the next start; when they cannot be kept, that is shown and they return to what they were. */
export async function updateAppSettings(change: Partial<Pick<AppSettings, 'theme' | 'zoom' | 'backupReminders'>>): Promise<void> {
  const before = useAppSettings.getState().settings;
  if (before !== null) useAppSettings.setState({ settings: { ...before, ...change } });
  const answer = await call('settings.update', change);
  useAppSettings.setState({ settings: answer.ok ? answer.value : before });
  if (!answer.ok) showFailure(answer.error);
}

/** The sizes that the interface can be shown in, as browsers step them; 1 is normal. */
export const zoomSteps: readonly number[] = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** The next size in a direction: the same one at the end of the range. */
export function nextZoom(zoom: number, direction: 'in' | 'out'): number {
  const next = direction === 'in' ? zoomSteps.find((step) => step > zoom + 0.001) : zoomSteps.findLast((step) => step < zoom - 0.001);
  return next ?? zoom;
}
