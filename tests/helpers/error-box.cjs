/**
 * Loaded into the main process before the application (`electron -r`): writes what the system's box for errors would
 * say to standard output, and closes it.
 */
const { dialog } = require('electron');

dialog.showErrorBox = (title, words) => {
  process.stdout.write(`${JSON.stringify({ title, words })}\n`);
};
