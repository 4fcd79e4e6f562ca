/** Whether all that is shipped may be shipped, and the words that go with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import parse from 'spdx-expression-parse';

/** @typedef {import('./parts.mjs').Part} Part */

/** @returns {ReadonlySet<string>} SPDX identifiers */
export function allowedLicences() {
  const file = join(import.meta.dirname, 'allowed-licences.json');
  return new Set(JSON.parse(readFileSync(file, 'utf8')).licences);
}

/**
 * @param {readonly Part[]} parts
 * @param {ReadonlySet<string>} allowed
 * @returns {string[]} one sentence for each part that must not be shipped as it is
 */
export function findLicenceProblems(parts, allowed) {
  return parts.flatMap((part) => {
    const name = `${part.name} ${part.version}`;
    if (part.licence === '') return [`${name} names no licence.`];
    if (!isAllowed(part.licence, allowed)) return [`${name} is under ${part.licence}, which is not on the list of allowed licences.`];
    return part.text === '' ? [`${name} (${part.licence}) brings no text of its licence.`] : [];
  });
}

/**
 * @param {string} expression
 * @param {ReadonlySet<string>} allowed
 */
function isAllowed(expression, allowed) {
  /** @param {import('spdx-expression-parse').Info} node @returns {boolean} */
  const judge = (node) => {
    if ('license' in node) return allowed.has(node.license);
    return node.conjunction === 'or' ? judge(node.left) || judge(node.right) : judge(node.left) && judge(node.right);
  };
  try {
    return judge(parse(expression));
  } catch {
    return false;
  }
}

/**
 * @param {readonly Part[]} parts
 * @returns {string} the text that every package of the application carries
 */
export function writeLicences(parts) {
  const line = '='.repeat(80);
  const head =
    'Briefing Notes is made with the work of others. Each part, its licence and its words:\n' +
    '(The licences of what Electron itself is made of are in LICENSES.chromium.html beside the application.)\n';
  const sections = parts.map(({ name, version, licence, text }) => `${line}\n${name} ${version} (${licence})\n${line}\n\n${text}\n`);
  return [head, ...sections].join('\n');
}
