import { create } from 'zustand';
import { type BriefingId, briefingId } from '../../shared/core/ids';
import { type Failure, ok } from '../../shared/core/result';
import { type KeptDraft, keptDraft } from '../../shared/domain/kept-words';
import { showKeptBeside } from '../app/kept-beside';
import { createKeeper } from '../app/kept-words';
import { tellReplaced } from '../app/replaced-documents';
import { holdUnsavedWork } from '../app/unsaved-work';
import { call } from '../bridge';
import { type Autosave, type AutosaveState, createAutosave, type Timers } from './autosave';
import { askAboutUnsaved } from './unsaved-question';

/**
 * The drafts of all briefings that were opened since the start. They outlive the screen: a draft
 * whose save failed stays here, is tried again, and is shown when the briefing is opened anew.
 */

/** What of a briefing is edited. */
export type Draft = KeptDraft;
export type DraftAutosave = Autosave<Draft, Failure<string>>;

/** What the status bar says of one briefing; `savedAt` in milliseconds since 1970, `null` before the first save. */
export type Saving = AutosaveState<Failure<string>> & { readonly savedAt: number | null };
const untouched: Saving = { state: 'saved', savedAt: null };

type Savings = { readonly byId: ReadonlyMap<BriefingId, Saving> };
const useSavings = create<Savings>()(() => ({ byId: new Map() }));

const timers: Timers = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = window.setTimeout(run, milliseconds);
    return () => window.clearTimeout(timer);
  },
};

const autosaves = new Map<BriefingId, DraftAutosave>();

/** The state that each draft is written over, by its `updatedAt`: a save over any other one is a conflict. */
const bases = new Map<BriefingId, string>();

/** Says which state of a briefing is shown, to be written on. */
export function writeOver(id: BriefingId, updatedAt: string): void {
  bases.set(id, updatedAt);
}

/** Raised when another library is opened: drafts of the one before are stored nowhere any more. */
let generation = 0;
let isHeld = false;

function hold(): void {
  if (isHeld) return;
  isHeld = true;
  holdUnsavedWork(flushDrafts, () => {
    generation += 1;
    // Each finds itself out of date, and forgets what was kept for a crash.
    for (const autosave of autosaves.values()) void autosave.flush();
    autosaves.clear();
    bases.clear();
    useSavings.setState({ byId: new Map() });
  });
}

/** The one saver of a briefing's drafts. */
export function autosaveOf(id: BriefingId): DraftAutosave {
  const known = autosaves.get(id);
  if (known !== undefined) return known;
  hold();
  const keeper = createKeeper<Draft>('briefing', id);
  const born = generation;
  let isBeside = false;
  const autosave: DraftAutosave = createAutosave({
    save: async (draft) => {
      if (born !== generation) return ok(null);
      // Before the disk has it: what is kept must never be older than what is stored.
      keeper.now(draft);
      const base = bases.get(id);
      const answer = await call('briefing.save', { id, ...draft, ...(base === undefined ? {} : { basedOn: base }) });
      if (answer.ok && born === generation) bases.set(id, answer.value.updatedAt);
      if (answer.ok || answer.error.code !== 'storage.conflict') return answer;
      // Somebody else's words are the briefing now; these are on the disk, in a copy beside it.
      isBeside = true;
      return ok(null);
    },
    timers,
    onState: (state) => {
      if (state.state === 'saved') keeper.forget();
      if (born !== generation) return;
      tell(id, state);
      if (state.state !== 'saved' || !isBeside) return;
      isBeside = false;
      showKeptBeside();
      tellReplaced(id);
    },
  });
  const kept: DraftAutosave = {
    ...autosave,
    change: (draft) => {
      keeper.soon(draft);
      autosave.change(draft);
    },
  };
  autosaves.set(id, kept);
  return kept;
}

/** Takes back a draft that was unsaved when the page crashed: it is saved now, and shown when its briefing is. */
export function restoreDraft(id: string, value: unknown): boolean {
  const name = briefingId.safeParse(id);
  const draft = keptDraft.safeParse(value);
  if (name.success && draft.success) autosaveOf(name.data).change(draft.data);
  return name.success && draft.success;
}

/**
 * Before the application quits everything goes to the disk. When the disk refuses, the main process
 * knows and asks the person; any other failure it cannot know of, so that it is asked about here.
 */
async function flushDrafts(): Promise<boolean> {
  for (;;) {
    const results = await Promise.all([...autosaves.values()].map((autosave) => autosave.flush()));
    const failed = results.find((result) => !result.ok && !result.error.code.startsWith('storage.'));
    if (failed === undefined || failed.ok) return results.every((result) => result.ok);
    // The person has decided: nobody asks again.
    if ((await askAboutUnsaved(failed.error, 'quit')) === 'leave') return true;
  }
}

function tell(id: BriefingId, state: AutosaveState<Failure<string>>): void {
  useSavings.setState(({ byId }) => {
    const savedAt = state.state === 'saved' ? Date.now() : (byId.get(id)?.savedAt ?? null);
    return { byId: new Map(byId).set(id, { ...state, savedAt }) };
  });
}

/** How the saving of a briefing stands, live. */
export function useSaving(id: BriefingId): Saving {
  return useSavings((state) => state.byId.get(id) ?? untouched);
}
