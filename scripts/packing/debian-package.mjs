/** The folder that dpkg-deb makes a package from, out of fpm's command line. */
import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PersonError } from '../person-error.mjs';

/**
 * @typedef {object} PackageOrder
 * @property {string} target the package's file
 * @property {Readonly<Record<string, string>>} options each option with its value, without the dashes
 * @property {readonly string[]} depends
 * @property {readonly string[]} recommends
 * @property {readonly { from: string, to: string }[]} files a `from` that ends in a slash is a folder's content
 */

/** Options without a value. */
const flags = new Set(['--force']);
/** All options that electron-builder 26 gives for a Debian package; any other would be left out unnoticed. */
const known = new Set(
  's t package name version architecture maintainer vendor url license description category deb-priority deb-compression after-install after-remove'.split(
    ' ',
  ),
);

/**
 * @param {readonly string[]} args
 * @returns {PackageOrder}
 */
export function readFpmArguments(args) {
  /** @type {Record<string, string>} */
  const options = {};
  /** @type {string[]} */
  const depends = [];
  /** @type {string[]} */
  const recommends = [];
  /** @type {{ from: string, to: string }[]} */
  const files = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (flags.has(argument)) continue;
    if (!argument.startsWith('-')) {
      const at = argument.indexOf('=');
      files.push({ from: argument.slice(0, at), to: argument.slice(at + 1) });
      continue;
    }
    const name = argument.replace(/^--?/, '');
    index += 1;
    const value = args[index] ?? '';
    if (name === 'd') depends.push(value);
    else if (name === 'deb-recommends') recommends.push(value);
    else options[name] = value;
  }
  if (options.t !== 'deb') throw new PersonError(`Only Debian packages can be made here, not ${options.t}.`);
  const unknown = Object.keys(options).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new PersonError(`This stand-in for fpm does not know: ${unknown.join(', ')}.`);
  return { target: need(options, 'package'), options, depends, recommends, files };
}

/**
 * Lays out the files and what is said about them.
 * @param {PackageOrder} order
 * @param {string} root a folder that is not there yet
 */
export function layOut(order, root) {
  for (const { from, to } of order.files) {
    const target = join(root, to);
    if (from.endsWith('/')) {
      cpSync(from, target, { recursive: true, verbatimSymlinks: true });
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(from, target);
    chmodSync(target, 0o644);
  }
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), controlText(order, Math.ceil(sizeOf(root) / 1024)));
  for (const [option, name] of Object.entries({ 'after-install': 'postinst', 'after-remove': 'postrm' })) {
    const script = order.options[option];
    if (script === undefined) continue;
    copyFileSync(script, join(control, name));
    chmodSync(join(control, name), 0o755);
  }
}

/**
 * @param {PackageOrder} order
 * @param {number} size of the installed files in KiB
 * @returns {string}
 */
export function controlText({ options, depends, recommends }, size) {
  const lines = [
    ['Package', need(options, 'name')],
    ['Version', need(options, 'version')],
    ['License', options.license],
    ['Vendor', options.vendor],
    ['Architecture', need(options, 'architecture')],
    ['Maintainer', need(options, 'maintainer')],
    ['Installed-Size', String(size)],
    ['Depends', depends.join(', ')],
    ['Recommends', recommends.join(', ')],
    ['Section', options.category],
    ['Priority', options['deb-priority']],
    ['Homepage', options.url],
    ['Description', descriptionText(need(options, 'description'))],
  ];
  return lines.map(([name, value]) => (value === undefined || value === '' ? '' : `${name}: ${value}\n`)).join('');
}

/**
 * The lines after the first begin with a space, an empty one among them is a dot.
 * @param {string} words
 */
function descriptionText(words) {
  return words
    .split('\n')
    .map((line, index) => (index === 0 ? line : ` ${line.trim() || '.'}`))
    .join('\n');
}

/**
 * @param {Readonly<Record<string, string>>} options
 * @param {string} name
 * @returns {string}
 */
function need(options, name) {
  const value = options[name];
  if (value === undefined || value === '') throw new PersonError(`electron-builder did not say the package's ${name}.`);
  return value;
}

/** @param {string} path @returns {number} bytes of the file, or of all files in the folder */
function sizeOf(path) {
  const found = statSync(path);
  return found.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : found.size;
}
