import { nodeSurroundings } from '../library/node-surroundings';
import { runCli } from './run-cli';

/** The entry of `npm run cli`: plain Node, no Electron. Ctrl+C stops a backup, which leaves nothing behind. */
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

void runCli(nodeSurroundings, process.argv.slice(2), stop.signal).then(({ code, output, complaint }) => {
  if (output !== '') process.stdout.write(`${output}\n`);
  if (complaint !== '') process.stderr.write(`${complaint}\n`);
  process.exitCode = code;
});
