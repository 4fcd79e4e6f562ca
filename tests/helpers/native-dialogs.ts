import type { ElectronApplication } from '@playwright/test';

/** Answers the system's questions in a person's place, and keeps what was asked. */
export type NativeDialogs = {
  /** The messages of all questions so far. */
  readonly asked: () => Promise<readonly string[]>;
};

/** Lets every native question be answered with the button of this name; one without it is closed as with Escape. */
export async function answerQuestions(application: ElectronApplication, button: string): Promise<NativeDialogs> {
  await application.evaluate(({ dialog }, wanted) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async (...args: unknown[]) => {
      const { message, buttons = [], cancelId = 0 } = args.at(-1) as Electron.MessageBoxOptions;
      asked.push(message);
      const index = buttons.indexOf(wanted);
      return { response: index === -1 ? cancelId : index, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  }, button);
  return { asked: () => application.evaluate(() => [...(globalThis as unknown as { asked: string[] }).asked]) };
}
