import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useLibraryStatus } from './library-status';

/** The places of the shell that a screen fills: breadcrumb, actions, status and the marking of what is shown. */
export type Slots = {
  readonly crumbs: HTMLElement | null;
  readonly actions: HTMLElement | null;
  readonly status: HTMLElement | null;
  readonly setMarking: (marking: string | null) => void;
  /** Whether the screen has actions of its own, which take the place of the shell's. */
  readonly setOwnActions: (own: boolean) => void;
};

export const SlotsContext = createContext<Slots>({
  crumbs: null,
  actions: null,
  status: null,
  setMarking: () => undefined,
  setOwnActions: () => undefined,
});

type Props = {
  /** From the outermost in, e.g. Library, then the article's title. */
  readonly crumbs: readonly string[];
  /** The marking of the document shown; the library's own when left out. */
  readonly marking?: string | null;
  /** Replace the shell’s Import and New briefing buttons, unless `actionsPlace` says otherwise. */
  readonly actions?: ReactNode;
  /** `beside` leaves the shell's own buttons standing. */
  readonly actionsPlace?: 'instead' | 'beside';
  readonly status?: ReactNode;
  readonly children: ReactNode;
};

/** Fills the shell's places for a screen and shows its content. */
export function ScreenFrame({ crumbs, marking = null, actions, actionsPlace = 'instead', status, children }: Props) {
  const slots = useContext(SlotsContext);
  const { setMarking, setOwnActions } = slots;
  const ownActions = actions !== undefined && actionsPlace === 'instead';
  // Before the first paint, so that the shell's own buttons do not flash.
  useLayoutEffect(() => {
    setOwnActions(ownActions);
    return () => setOwnActions(false);
  }, [ownActions, setOwnActions]);
  useEffect(() => {
    setMarking(marking);
    return () => setMarking(null);
  }, [marking, setMarking]);
  useWindowTitle(crumbs.at(-1) ?? '');
  return (
    <>
      {slots.crumbs !== null && createPortal(crumbs.join(' › '), slots.crumbs)}
      {slots.actions !== null && actions !== undefined && createPortal(actions, slots.actions)}
      {slots.status !== null && status !== undefined && createPortal(status, slots.status)}
      {children}
    </>
  );
}

/** The window is called after what it shows, so that task lists and screen readers name it. */
function useWindowTitle(shown: string): void {
  const { t } = useTranslation('shell');
  const library = useLibraryStatus((state) => state.status?.settings.name ?? '');
  useEffect(() => {
    document.title = [shown, library].every((part) => part !== '')
      ? t('windowTitle', { shown, library })
      : shown || library || 'Briefing Notes';
  }, [t, shown, library]);
}
