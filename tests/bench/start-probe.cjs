/**
 * Loaded by Electron (`-r`) before the application that is measured, ours or the empty window: says when its window
 * is drawn and answers keys, and ends it. Nothing of it is in the application.
 *
 * It prints `bench {"drawn": ms, "answered": ms}`, both since BENCH_STARTED, which the one that started Electron set
 * just before: what the process says of its own creation is off by up to a second here.
 */
const { app } = require('electron');

const started = Number(process.env.BENCH_STARTED);
/** An expression that is true in the page when what counts is there. */
const ready = process.env.BENCH_READY ?? 'true';
/** Selector of the list that is to answer an arrow key, or empty when only the drawing counts. */
const list = process.env.BENCH_LIST ?? '';

/** Resolves to the time when `condition` was true and the frame that shows it had been painted. */
const whenPainted = (/** @type {string} */ condition) => `new Promise((resolve) => {
  const look = () => {
    if (${condition}) requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
    else requestAnimationFrame(look);
  };
  look();
})`;

app.on('browser-window-created', (_event, window) => {
  const contents = window.webContents;
  contents.once('dom-ready', async () => {
    const drawn = await contents.executeJavaScript(whenPainted(ready));
    let answered = drawn;
    if (list !== '') {
      const element = `document.querySelector(${JSON.stringify(list)})`;
      const active = `${element}.getAttribute('aria-activedescendant')`;
      const before = await contents.executeJavaScript(`${element}.focus(); ${active}`);
      contents.sendInputEvent({ type: 'keyDown', keyCode: 'Down' });
      contents.sendInputEvent({ type: 'keyUp', keyCode: 'Down' });
      answered = await contents.executeJavaScript(whenPainted(`${active} !== ${JSON.stringify(before)}`));
    }
    process.stdout.write(`bench ${JSON.stringify({ drawn: drawn - started, answered: answered - started })}\n`, () => app.exit(0));
  });
});
