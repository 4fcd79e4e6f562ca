/**
 * Loaded by Electron (`-r`) before the application that is measured, ours or the empty window: says when its window
 * is drawn and answers keys, and ends it. Nothing of it is in the application.
 *
 * It prints `bench {"drawn": ms, "answered": ms}`, both since BENCH_STARTED, which the one that started Electron set
 * just before: what the process says of its own creation is off by up to a second here.
 */
const { app } = require('electron');

const started = Number(process.env.BENCH_STARTED);
/** What stands in the page when it is drawn. */
const selector = process.env.BENCH_SELECTOR ?? 'body';
/** A key and what it changes in the page, or empty when only the drawing counts. */
const key = process.env.BENCH_KEY ?? '';

const untilDrawn = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector(${JSON.stringify(selector)}) === null) requestAnimationFrame(look);
    // The frame after the one that holds it: then it has been painted.
    else requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
  };
  look();
})`;

/** Anything that a key may move in a list: the focus, or what is marked as chosen or current. */
const untilAnswered = `new Promise((resolve) => {
  const state = () => [document.activeElement, document.activeElement?.getAttribute('aria-activedescendant'), document.querySelector('[aria-selected="true"], [aria-current="true"]')];
  const before = state();
  const look = () => {
    if (state().some((part, index) => part !== before[index])) requestAnimationFrame(() => resolve(Date.now()));
    else requestAnimationFrame(look);
  };
  look();
})`;

app.on('browser-window-created', (_event, window) => {
  const contents = window.webContents;
  contents.once('dom-ready', async () => {
    const drawn = await contents.executeJavaScript(untilDrawn);
    let answered = drawn;
    if (key !== '') {
      const answer = contents.executeJavaScript(untilAnswered);
      window.focus();
      contents.focus();
      contents.sendInputEvent({ type: 'keyDown', keyCode: key });
      contents.sendInputEvent({ type: 'keyUp', keyCode: key });
      answered = await answer;
    }
    process.stdout.write(`bench ${JSON.stringify({ drawn: drawn - started, answered: answered - started })}\n`, () => app.exit(0));
  });
});
