import { app, type BrowserWindow, dialog } from 'electron';
import type { MainMessages } from './main-messages';
import { namesBundle } from './named-bundle';

/**
 * Files that a person opened from outside: with a double click, by dropping them on the icon, or on the command line.
 * The one kind that is tied to this application is the bundle, which this version cannot open yet; silence would
 * look like a defect, so it says so.
 */

/** Answers every way in which a bundle can be opened, now and while the application runs. `window` is the one to ask over. */
export function followOpenedFiles(window: () => BrowserWindow | undefined, t: MainMessages): void {
  const say = (): void => {
    const options = { type: 'info' as const, message: t('shell:bundle.what'), detail: t('shell:bundle.detail'), noLink: true };
    const over = window();
    void (over === undefined ? dialog.showMessageBox(options) : dialog.showMessageBox(over, options));
  };
  app.on('second-instance', (_event, commandLine) => {
    if (namesBundle(commandLine)) say();
  });
  // macOS hands files over by an event, never on the command line.
  app.on('open-file', (event) => {
    event.preventDefault();
    say();
  });
  if (namesBundle(process.argv)) say();
}
