import type { BrowserWindowConstructorOptions } from 'electron';

type Preferences = NonNullable<BrowserWindowConstructorOptions['webPreferences']>;
type Wanted = { readonly [N in keyof Preferences]?: Preferences[N] | undefined };

/** What must be said, not left to a default that another Electron may have otherwise (items 2 to 4 and 11 of the checklist). */
const stated = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false } as const satisfies Wanted;

/** What may be left out, but never have any other value (items 2, 6 and 8 to 10). */
const neverOtherwise = {
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  plugins: false,
  enableBlinkFeatures: undefined,
  additionalArguments: undefined,
} as const satisfies Wanted;

/**
 * Lists what is wrong with the options of a window, e.g. `sandbox is undefined`; empty when nothing is.
 * `release` is also wrong about tools that look into the page.
 */
export function assessWindowOptions(options: BrowserWindowConstructorOptions, release: boolean): readonly string[] {
  const { webPreferences } = options;
  if (webPreferences === undefined) return ['webPreferences is undefined'];
  const unstated = differences(webPreferences, stated, false);
  const otherwise = differences(webPreferences, neverOtherwise, true);
  const session = isInMemory(webPreferences) ? [] : [`partition is ${String(webPreferences.partition)}`];
  const tools = release ? differences(webPreferences, { devTools: false }, false) : [];
  return [...unstated, ...otherwise, ...session, ...tools];
}

function differences(preferences: Preferences, wanted: Wanted, mayBeLeftOut: boolean): readonly string[] {
  return (Object.keys(wanted) as (keyof Preferences)[])
    .filter((name) => preferences[name] !== wanted[name] && !(mayBeLeftOut && preferences[name] === undefined))
    .map((name) => `${name} is ${String(preferences[name])}`);
}

/** A session that keeps nothing on the disk, named, so that nothing is left to the default one, which does. */
function isInMemory({ partition, session }: Preferences): boolean {
  return session === undefined && partition !== undefined && partition !== '' && !partition.startsWith('persist:');
}
