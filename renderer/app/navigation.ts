import { create } from 'zustand';
import type { AnnotationId, ArticleId, BriefingId } from '../../shared/core/ids';

/** Which screen is shown. Screens never import each other: they go somewhere by naming a route. */
export type Route =
  | { readonly screen: 'library' }
  | { readonly screen: 'import' }
  | { readonly screen: 'reader'; readonly articleId: ArticleId; readonly annotationId?: AnnotationId }
  | { readonly screen: 'briefings' }
  | { readonly screen: 'briefing'; readonly briefingId: BriefingId }
  | { readonly screen: 'trash' }
  | { readonly screen: 'settings' };

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
