/**
 * Everything that a package of the application holds and others made: what Vite bundled, the packages that are packed
 * as they are, the fonts and Electron. The list of licences, the bill of materials and the checks all read this one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { families } from '../fonts/families.mjs';
import { repository } from '../paths.mjs';

/**
 * @typedef {object} Part
 * @property {string} name the package's name in the npm registry
 * @property {string} version
 * @property {string} licence an SPDX expression; empty when the package names none
 * @property {string} text the licence's words; empty when the package brings none
 * @property {'bundled' | 'packed' | 'font' | 'runtime'} role
 * @property {string | undefined} integrity as in package-lock.json, of the package's archive
 */

const bundles = ['out/main', 'out/preload', 'out/renderer'];

/**
 * @param {string} [root] a built repository
 * @returns {Part[]} each part once, by name and version
 */
export function listParts(root = repository) {
  const lock = readJson(join(root, 'package-lock.json')).packages;
  const found = [
    ...bundles.flatMap((folder) => readBundle(root, join(root, folder, '.vite', 'packages.json'))),
    ...packedPackages(root).map((name) => readPackage(root, name, 'packed')),
    ...families.map(({ packageName }) => ({
      ...readPackage(root, packageName, 'font'),
      text: readText(root, packageName, ['LICENSE_FONT']),
    })),
    readPackage(root, 'electron', 'runtime'),
  ];
  const parts = new Map(found.map((part) => [`${part.name}@${part.version}`, { ...part, integrity: integrityOf(lock, part) }]));
  return [...parts.values()].sort((one, other) => (`${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1));
}

/**
 * @param {string} root
 * @param {string} file
 * @returns {Omit<Part, 'integrity'>[]}
 */
function readBundle(root, file) {
  // A bundle of nothing but our own code has no list.
  if (!existsSync(file)) return [];
  /** @type {{ name: string, version: string, identifier: string | null, text: string | null }[]} */
  const packages = readJson(file);
  return packages.map(({ name, version, identifier, text }) => ({
    name,
    version,
    licence: identifier ?? '',
    text: text ?? standardText(root, name, identifier),
    role: 'bundled',
  }));
}

/** Licences whose words are the same everywhere but for the author's name, with the file that holds them. */
const standardTexts = new Map([
  ['MIT', 'mit.txt'],
  ['ISC', 'isc.txt'],
]);

/**
 * Some authors name such a licence in their manifest and leave its words out.
 * @param {string} root
 * @param {string} name
 * @param {string | null} licence
 */
function standardText(root, name, licence) {
  const { author } = readManifest(root, name);
  const person = typeof author === 'string' ? author : author?.name;
  const file = standardTexts.get(licence ?? '');
  if (file === undefined || person === undefined) return '';
  const words = readFileSync(join(import.meta.dirname, file), 'utf8').trim();
  return `Copyright (c) ${person}\n\n${words}`;
}

/**
 * The production dependencies and, of their optional packages, those that are installed: native code for one system each.
 * @param {string} root
 * @returns {string[]}
 */
function packedPackages(root) {
  const names = Object.keys(readJson(join(root, 'package.json')).dependencies ?? {});
  const native = names.flatMap((name) => Object.keys(readManifest(root, name).optionalDependencies ?? {}));
  return [...names, ...native.filter((name) => existsSync(join(root, 'node_modules', name, 'package.json')))];
}

/**
 * @param {string} root
 * @param {string} name
 * @param {Part['role']} role
 * @returns {Omit<Part, 'integrity'>}
 */
function readPackage(root, name, role) {
  const { version, license } = readManifest(root, name);
  const text = readText(root, name, ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE']);
  return { name, version, licence: typeof license === 'string' ? license : '', text, role };
}

/**
 * @param {string} root
 * @param {string} name
 * @param {readonly string[]} files the first of these that is there
 * @returns {string} empty when there is none
 */
function readText(root, name, files) {
  const folder = join(root, 'node_modules', name);
  const present = readdirSync(folder);
  const file = files.find((candidate) => present.includes(candidate));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim();
  // The packages of native code for one system leave the words to the package that they belong to.
  const family = present.includes('package.json') ? name.replace(/-(linux|darwin|win32|android)-.*$/, '') : name;
  return family === name ? '' : readText(root, family, files);
}

/**
 * @param {Record<string, { version?: string, integrity?: string }>} lock
 * @param {{ name: string, version: string }} part
 */
function integrityOf(lock, { name, version }) {
  const entry = Object.entries(lock).find(([path, { version: locked }]) => path.endsWith(`node_modules/${name}`) && locked === version);
  return entry?.[1].integrity;
}

/**
 * @param {string} root
 * @param {string} name
 */
function readManifest(root, name) {
  return readJson(join(root, 'node_modules', name, 'package.json'));
}

/**
 * @param {string} file
 * @returns {any}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
