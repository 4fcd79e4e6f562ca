import { serveUtility } from '../process/serve';
import { archiveKeeper } from './archive-keeper';
import type { ImportCalls } from './import-calls';
import { redrawPicture } from './pictures/redraw-picture';
import { readPaste } from './read-paste';
import { readSource } from './read-source';

/**
 * The process in which imported content is read. It holds no secret and opens no file: it is given
 * bytes and answers with blocks, so that content that crashes it or never ends costs nothing but it.
 */
serveUtility<ImportCalls>({
  readText: readPaste,
  readFile: ({ bytes, password }) => readSource(bytes, password),
  // WebAssembly that was stopped in the middle is not used again.
  redrawPicture: ({ bytes }) => redrawPicture(bytes).catch(() => process.exit(1)),
  ...archiveKeeper(),
});
