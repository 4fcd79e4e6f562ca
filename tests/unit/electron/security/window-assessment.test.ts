import { describe, expect, it } from 'vitest';
import { assessWindowOptions } from '../../../../electron/security/window-assessment';
import { windowOptions } from '../../../../electron/window/window-options';
import { defaultAppSettings } from '../../../../shared/domain/settings';

const ours = (devTools = false) =>
  windowOptions({ settings: defaultAppSettings, displays: [], preload: '/somewhere/preload.js', icon: null, devTools });

/** Our own options with one violation planted in them. */
const planted = (violation: Electron.WebPreferences) => ({ webPreferences: { ...ours().webPreferences, ...violation } });

describe('E2 to E12 assessWindowOptions', () => {
  it('finds nothing wrong with the options of our windows', () => {
    expect(assessWindowOptions(ours(), true)).toEqual([]);
    expect(assessWindowOptions(ours(true), false)).toEqual([]);
  });

  it.each([
    ['E2', { nodeIntegration: true }, 'nodeIntegration is true'],
    ['E2', { nodeIntegrationInWorker: true }, 'nodeIntegrationInWorker is true'],
    ['E2', { nodeIntegrationInSubFrames: true }, 'nodeIntegrationInSubFrames is true'],
    ['E3', { contextIsolation: false }, 'contextIsolation is false'],
    ['E3', { contextIsolation: undefined }, 'contextIsolation is undefined'],
    ['E4', { sandbox: false }, 'sandbox is false'],
    ['E4', { sandbox: undefined }, 'sandbox is undefined'],
    ['E6', { webSecurity: false }, 'webSecurity is false'],
    ['E8', { allowRunningInsecureContent: true }, 'allowRunningInsecureContent is true'],
    ['E9', { experimentalFeatures: true }, 'experimentalFeatures is true'],
    ['E10', { enableBlinkFeatures: 'CSSVariables' }, 'enableBlinkFeatures is CSSVariables'],
    ['E11', { webviewTag: true }, 'webviewTag is true'],
    ['E13', { navigateOnDragDrop: true }, 'navigateOnDragDrop is true'],
    ['plug-ins', { plugins: true }, 'plugins is true'],
    ['process arguments', { additionalArguments: ['--inspect'] }, 'additionalArguments is --inspect'],
    ['a session on the disk', { partition: 'persist:briefing-notes' }, 'partition is persist:briefing-notes'],
    ['the default session', { partition: undefined }, 'partition is undefined'],
    ['the default session', { partition: '' }, 'partition is '],
    ['developer tools in a release', { devTools: true }, 'devTools is true'],
    ['developer tools left to the default in a release', { devTools: undefined }, 'devTools is undefined'],
  ] as const)('%s: %j is found', (_item, violation, found) => {
    expect(assessWindowOptions(planted(violation as Electron.WebPreferences), true)).toEqual([found]);
  });

  it('lists all that is wrong with a window that says nothing', () => {
    expect(assessWindowOptions({}, true)).toEqual(['webPreferences is undefined']);
    expect(assessWindowOptions({ webPreferences: {} }, true)).toHaveLength(6);
  });
});
