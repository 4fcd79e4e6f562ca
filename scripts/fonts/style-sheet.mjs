/** The interface's `@font-face` rules. */

/**
 * @param {readonly import('./families.mjs').FontFile[]} files
 * @returns {string}
 */
export function buildStyleSheet(files) {
  return files.map(buildRule).join('\n');
}

/** @param {import('./families.mjs').FontFile} file */
function buildRule({ family, file, weight, style, unicodeRange }) {
  const lines = [
    `font-family: '${family}';`,
    `font-weight: ${weight};`,
    `font-style: ${style};`,
    // The files lie on this very disk: waiting for them is shorter than showing the text twice.
    'font-display: block;',
    `src: url("/fonts/${file}") format("truetype");`,
    ...(unicodeRange === undefined ? [] : [`unicode-range: ${unicodeRange};`]),
  ];
  return `@font-face {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}
