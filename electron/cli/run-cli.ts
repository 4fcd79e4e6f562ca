import { join, resolve } from 'node:path';
import { createInstance, type TFunction } from 'i18next';
import batch from '../../assets/messages/en/batch.json';
import cli from '../../assets/messages/en/cli.json';
import errors from '../../assets/messages/en/errors.json';
import importing from '../../assets/messages/en/import.json';
import shell from '../../assets/messages/en/shell.json';
import verification from '../../assets/messages/en/verification.json';
import type { Failure } from '../../shared/core/result';
import { type BatchReport, countOutcomes } from '../../shared/domain/import-batch';
import { reasons } from '../../shared/domain/import-batch-text';
import { findingsOf } from '../../shared/domain/verification';
import { verificationText } from '../../shared/domain/verification-text';
import { checkLibrary } from '../library/check-library';
import { nodeProcessTable } from '../library/node-process-table';
import type { Surroundings } from '../library/surroundings';
import { writeBackup } from '../library/write-backup';
import { forkNodeUtility } from '../process/node-utility';
import { importFiles } from './import-files';

/** What a command answers: its exit code, and what goes to standard output and to standard error. */
export type CliOutcome = { readonly code: 0 | 1 | 2; readonly output: string; readonly complaint: string };

/**
 * The library's care, and importing, from a terminal or a timer, without Electron. Only importing changes a library; for
 * all else it may be open in the application meanwhile. `args` is what follows the program's name; `importEntry` is
 * the bundled importing process.
 */
export async function runCli(
  world: Surroundings,
  args: readonly string[],
  signal: AbortSignal,
  importEntry: string = join(__dirname, 'import-process.js'),
): Promise<CliOutcome> {
  const words = startWords();
  const json = args.includes('--json');
  const given = args.filter((arg) => arg !== '--json');
  if (given[0] === 'import') return importAll(world, given.slice(1), signal, importEntry, words, json);
  const [command, folder, file, ...more] = given;
  if (folder === undefined || more.length > 0) return { code: 2, output: '', complaint: words('cli:usage') };
  const request = { folder: resolve(folder), signal, progress: () => {} };
  if (command === 'verify' && file === undefined) return verify(world, request, words, json);
  if (command === 'backup' && file !== undefined) return backUp(world, { ...request, target: resolve(file) }, words, json);
  return { code: 2, output: '', complaint: words('cli:usage') };
}

async function verify(
  world: Surroundings,
  request: Parameters<typeof checkLibrary>[1],
  words: TFunction,
  json: boolean,
): Promise<CliOutcome> {
  const report = await checkLibrary(world, request);
  if (!report.ok) return failure(report.error, words, json);
  const output = json ? JSON.stringify(report.value, null, 2) : verificationText(report.value, (key, values) => words(key, values));
  // What is good to know, such as a file of somebody else's, is no finding to wake anybody for.
  const code = report.value.findings.length > findingsOf(report.value, 'note').length ? 1 : 0;
  return { code, output, complaint: '' };
}

async function backUp(
  world: Surroundings,
  request: Parameters<typeof writeBackup>[1],
  words: TFunction,
  json: boolean,
): Promise<CliOutcome> {
  const written = await writeBackup(world, request);
  if (!written.ok) return failure(written.error, words, json);
  const { files, leftOut } = written.value;
  const lines = [
    words('cli:backedUp', { file: request.target, count: files }),
    ...leftOut.map(({ path, reason }) => words('cli:leftOut', { file: path, reason })),
  ];
  return { code: 0, output: json ? JSON.stringify({ file: request.target, ...written.value }, null, 2) : lines.join('\n'), complaint: '' };
}

/** `import <paths...> --library <folder>`: 0 when all is in the library, 1 when something needs a look or was refused. */
async function importAll(
  world: Surroundings,
  args: readonly string[],
  signal: AbortSignal,
  importEntry: string,
  words: TFunction,
  json: boolean,
): Promise<CliOutcome> {
  const at = args.indexOf('--library');
  const folder = at === -1 ? undefined : args[at + 1];
  const paths = args.filter((_, index) => at === -1 || (index !== at && index !== at + 1));
  if (folder === undefined || paths.length === 0) return { code: 2, output: '', complaint: words('cli:usage') };
  const fork = () => forkNodeUtility(importEntry);
  const request = { folder: resolve(folder), paths, signal, progress: () => {} };
  const report = await importFiles({ world, processes: nodeProcessTable, fork }, request);
  if (!report.ok) return failure(report.error, words, json);
  const output = json ? JSON.stringify(report.value, null, 2) : reportLines(report.value, words);
  const { stored, duplicate } = countOutcomes(report.value.rows);
  return { code: report.value.left === 0 && stored + duplicate === report.value.rows.length ? 0 : 1, output, complaint: '' };
}

function reportLines({ rows, left, code }: BatchReport, words: TFunction): string {
  const lines = rows.map((row) => words(`cli:import.${row.outcome}`, { ...row, why: reasons(row, words).join(' ') }));
  const { stored, duplicate, refused, 'needs-look': look } = countOutcomes(rows);
  const total = words('cli:import.total', { stored, duplicate, look, refused });
  const stopped = left === 0 ? [] : [words('cli:import.left', { count: left, why: code === '' ? '' : words(`errors:${code}.what`) })];
  return [...lines, ...stopped, total].join('\n');
}

function failure({ code, params }: Failure<string>, words: TFunction, json: boolean): CliOutcome {
  const text = (part: string): string => words(`errors:${code}.${part}`);
  const complaint = words('cli:failed', { what: text('what'), kept: text('kept'), todo: text('do') });
  return { code: 2, output: json ? JSON.stringify({ error: { code, params: params ?? {} } }, null, 2) : '', complaint };
}

function startWords(): TFunction {
  const instance = createInstance();
  void instance.init({
    initAsync: false,
    lng: 'en',
    fallbackLng: 'en',
    ns: ['batch', 'cli', 'errors', 'import', 'shell', 'verification'],
    keySeparator: false,
    resources: { en: { batch, cli, errors, import: importing, shell, verification } },
    interpolation: { escapeValue: false },
  });
  return instance.t;
}
