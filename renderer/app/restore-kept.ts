import type { Value } from '../../shared/ipc/contract';
import { call } from '../bridge';
import { restorePlace } from './navigation';
import { reportError } from './report-error';

type Kept = Value<'page.kept'>['kept'][number];

/** Takes back one kept value; answers whether it could be understood. Each is what a `createKeeper` of that kind handed over. */
type Restore = (id: string, value: unknown) => boolean;

/** By kind. The code of a screen is read only when there is something for it. */
const restorers: Readonly<Record<string, () => Promise<Restore>>> = {
  place: async () => (_id, value) => restorePlace(value),
  briefing: async () => (await import('../briefing/open-drafts')).restoreDraft,
  annotations: async () => (await import('../reader/open-sessions')).restoreSession,
  correction: async () => (await import('../reader/kept-corrections')).restoreCorrection,
  'import-preview': async () => (await import('../import/keep-import')).restorePreview,
  'import-decisions': async () => (await import('../import/keep-import')).restoreDecisions,
};

/** Brings back what the page before this one had kept, before anything is drawn. */
export async function restoreKept(kept: readonly Kept[]): Promise<void> {
  for (const entry of kept) {
    const [kind = '', id = ''] = entry.key.split(' ', 2);
    // What cannot be understood would be handed on from crash to crash.
    if (!(await isRestored(kind, id, entry.value))) void call('page.keep', { key: entry.key, value: null });
  }
}

/** An error in one of them must not keep the page from being drawn with all the others. */
async function isRestored(kind: string, id: string, value: string): Promise<boolean> {
  try {
    const restore = await restorers[kind]?.();
    return restore?.(id, JSON.parse(value)) === true;
  } catch (error) {
    reportError('page', error);
    return false;
  }
}
