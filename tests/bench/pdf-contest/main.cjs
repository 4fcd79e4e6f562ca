/**
 * Sets one note in Electron's processes as the application does, and prints the same words from a hidden window, for the
 * bench row `pdf`. Its last argument names a job: the typesetting process, its folders, versions of the note as resolved
 * trees, and the same note as a web page. Says one line of JSON: milliseconds of each part.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { app, BrowserWindow, utilityProcess } = require('electron');

const job = JSON.parse(readFileSync(process.argv.at(-1), 'utf8'));

/** The process is started by the first request, as in the application; what is measured includes it. */
function startTypesetting() {
  const child = utilityProcess.fork(job.entry, [job.fonts, job.templates], { stdio: 'inherit' });
  let id = 0;
  return {
    set: (tree) =>
      new Promise((resolve, reject) => {
        child.once('message', (reply) => {
          if (!reply.ok) reject(new Error(reply.message));
          else if (!reply.value.result.ok) reject(new Error(`${JSON.stringify(reply.value.result)} ${reply.value.details}`));
          else resolve(reply.value.result.value);
        });
        child.postMessage({ id: ++id, name: 'typeset', args: tree });
      }),
    end: () => child.kill(),
  };
}

/** A running application has its helper processes; neither contestant is to pay for their start. */
async function settle() {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<!doctype html><title>Settling</title>');
  window.destroy();
}

async function timed(work) {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

async function ours() {
  const { first, edits } = job.trees;
  const typesetting = startTypesetting();
  const cold = await timed(() => typesetting.set(first));
  const times = [];
  for (const tree of edits) times.push((await timed(() => typesetting.set(tree))).ms);
  typesetting.end();
  return { cold: cold.ms, edit: times.at(-1), pages: cold.value.pages, pdf: cold.value.pdf };
}

async function printed() {
  let window;
  const print = () => window.webContents.printToPDF({ pageSize: 'A4', generateTaggedPDF: true, generateDocumentOutline: true });
  const cold = await timed(async () => {
    window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await window.loadFile(job.html);
    return print();
  });
  const times = [];
  for (const words of job.edits) {
    const edit = await timed(async () => {
      await window.webContents.executeJavaScript(`document.querySelector('p').textContent = ${JSON.stringify(words)}; undefined`);
      return print();
    });
    times.push(edit.ms);
  }
  window.destroy();
  return { cold: cold.ms, edit: times.at(-1), pdf: cold.value };
}

app.on('window-all-closed', () => undefined);
void app.whenReady().then(async () => {
  try {
    await settle();
    const [mine, theirs] = [await ours(), await printed()];
    writeFileSync(job.out, mine.pdf);
    writeFileSync(`${job.out}.printed.pdf`, theirs.pdf);
    console.log(
      `contest ${JSON.stringify({ ours: { cold: mine.cold, edit: mine.edit, pages: mine.pages }, rival: { cold: theirs.cold, edit: theirs.edit } })}`,
    );
    app.exit(0);
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
});
