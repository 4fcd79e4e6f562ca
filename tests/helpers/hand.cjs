/**
 * Loaded into the main process before the application (`electron -r`) where no debugger may be, because a debugger is
 * reached through the network: answers the save dialog, and pastes what comes on standard input, each text ended by a
 * NUL character.
 */
const { BrowserWindow, clipboard, dialog } = require('electron');

dialog.showSaveDialog = async () => ({ canceled: false, filePath: process.env.BRIEFING_NOTES_TEST_SAVE_AS });

let said = '';
process.stdin.setEncoding('utf8').on('data', (text) => {
  said += text;
  for (let end = said.indexOf('\0'); end !== -1; end = said.indexOf('\0')) {
    clipboard.writeText(said.slice(0, end));
    said = said.slice(end + 1);
    BrowserWindow.getAllWindows()[0]?.webContents.paste();
  }
});
