/**
 * Reads files by the libraries that are made for it, called directly, for the bench row `import`: pages by Readability in
 * a hidden window, PDFs by pdf.js and DOCX by mammoth in the main process. Its last argument names a job: files to warm up
 * with, then those that count, and where the libraries lie. Says one line of JSON: milliseconds, and letters found.
 */
const { readFileSync } = require('node:fs');
const { readFile } = require('node:fs/promises');
const { extname } = require('node:path');
const { pathToFileURL } = require('node:url');
const { app, BrowserWindow } = require('electron');

const job = JSON.parse(readFileSync(process.argv.at(-1), 'utf8'));

async function openReaders() {
  const mammoth = require(job.mammoth);
  // The part that draws makes one matrix while it loads; nothing is drawn here.
  globalThis.DOMMatrix ??= class {};
  globalThis.pdfjsWorker = await import(pathToFileURL(job.pdfWorker).href);
  const pdfjs = await import(pathToFileURL(job.pdf).href);
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<!doctype html><title>Readability</title>');
  await window.webContents.executeJavaScript(`${readFileSync(job.readability, 'utf8')}; globalThis.Readability = Readability; 0`);
  return {
    async '.html'(bytes) {
      const page = JSON.stringify(bytes.toString('utf8'));
      return window.webContents.executeJavaScript(
        `new Readability(new DOMParser().parseFromString(${page}, 'text/html')).parse()?.textContent.length ?? 0`,
      );
    },
    async '.pdf'(bytes) {
      const task = pdfjs.getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
      const document = await task.promise;
      let letters = 0;
      for (let number = 1; number <= document.numPages; number += 1) {
        const { items } = await (await document.getPage(number)).getTextContent();
        for (const item of items) letters += item.str?.length ?? 0;
      }
      await task.destroy();
      return letters;
    },
    async '.docx'(bytes) {
      return (await mammoth.convertToHtml({ buffer: bytes })).value.length;
    },
  };
}

async function contest() {
  const readers = await openReaders();
  const read = async (path) => readers[extname(path)](await readFile(path));
  for (const path of job.warmUp) await read(path);
  const started = performance.now();
  let letters = 0;
  for (const path of job.files) letters += await read(path);
  console.log(`contest ${JSON.stringify({ ms: performance.now() - started, letters })}`);
}

app
  .whenReady()
  .then(contest)
  .then(
    () => app.exit(0),
    (error) => {
      console.error(error);
      app.exit(1);
    },
  );
