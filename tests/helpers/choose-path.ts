import type { ElectronApplication } from '@playwright/test';

/** Lets the system's dialogs for opening a file or folder answer with these paths, one after the other: nobody sits before them. */
export async function answerOpenDialogs(application: ElectronApplication, ...paths: readonly string[]): Promise<void> {
  await application.evaluate(
    ({ dialog }, given) => {
      const waiting = [...given];
      dialog.showOpenDialog = async () => {
        const next = waiting.shift();
        return { canceled: next === undefined, filePaths: next === undefined ? [] : [next] };
      };
    },
    [...paths],
  );
}
