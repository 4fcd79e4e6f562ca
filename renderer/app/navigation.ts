import { z } from 'zod';
import { create } from 'zustand';
import type { DeepReadonly } from '../../shared/core/deep-readonly';
import { annotationId, articleId, briefingId } from '../../shared/core/ids';
import { historySubject } from '../../shared/domain/history-subject';
import { createKeeper } from './kept-words';

const route = z.discriminatedUnion('screen', [
  z.strictObject({
    screen: z.enum(['library', 'import', 'import-report', 'watch-report', 'briefings', 'trash', 'settings', 'verification', 'conflicts']),
  }),
  z.strictObject({ screen: z.literal('reader'), articleId, annotationId: annotationId.exactOptional() }),
  z.strictObject({ screen: z.literal('briefing'), briefingId }),
  z.strictObject({ screen: z.literal('history'), subject: historySubject }),
]);

/** Which screen is shown. Screens never import each other: they go somewhere by naming a route. */
export type Route = DeepReadonly<z.infer<typeof route>>;

type Navigation = {
  readonly route: Route;
  readonly past: readonly Route[];
  readonly future: readonly Route[];
  readonly go: (route: Route) => void;
  readonly goBack: () => void;
  readonly goForward: () => void;
};

/** At most this many steps back are kept. */
const longestPast = 50;

/** Asked before the screen is left; goes on by calling `proceed`, at once or when the person agrees. */
export type LeaveGuard = (proceed: () => void) => void;
let leaveGuard: LeaveGuard | null = null;

/** Lets a screen with words that are not on the disk ask first; the function returned ends that. */
export function guardLeaving(guard: LeaveGuard): () => void {
  leaveGuard = guard;
  return () => {
    if (leaveGuard === guard) leaveGuard = null;
  };
}

function leave(proceed: () => void): void {
  if (leaveGuard === null) proceed();
  else leaveGuard(proceed);
}

/** The route and its history, as in a browser: going somewhere new drops what was ahead. */
export const useNavigation = create<Navigation>()((set) => ({
  route: { screen: 'library' },
  past: [],
  future: [],
  go: (route) => leave(() => set((state) => ({ route, past: [...state.past, state.route].slice(-longestPast), future: [] }))),
  goBack: () =>
    leave(() =>
      set((state) => {
        const route = state.past.at(-1);
        return route === undefined ? state : { route, past: state.past.slice(0, -1), future: [state.route, ...state.future] };
      }),
    ),
  goForward: () =>
    leave(() =>
      set((state) => {
        const [route, ...future] = state.future;
        return route === undefined ? state : { route, past: [...state.past, state.route], future };
      }),
    ),
}));

const place = z.strictObject({ route, past: z.array(route).max(longestPast), future: z.array(route) });
const keeper = createKeeper<DeepReadonly<z.infer<typeof place>>>('place');

useNavigation.subscribe(({ route: shown, past, future }) => keeper.now({ route: shown, past, future }));

/** Goes to where the page before this one was when it crashed; answers whether that could be understood. */
export function restorePlace(value: unknown): boolean {
  const kept = place.safeParse(value);
  if (kept.success) useNavigation.setState(kept.data);
  return kept.success;
}
