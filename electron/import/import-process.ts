import { serveUtility } from '../process/serve';
import type { ImportCalls } from './import-calls';
import { readSource } from './read-source';
import { understandText } from './understand-text';

/**
 * The process in which imported content is read. It holds no secret and opens no file: it is given
 * bytes and answers with blocks, so that content that crashes it or never ends costs nothing but it.
 */
serveUtility<ImportCalls>({
  readText: ({ text }) => understandText(text),
  readFile: ({ bytes }) => readSource(bytes),
});
