import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Reads PDFs back with the tools of poppler-utils: an eye that is not the typesetter's own. */

/** For the names of tests that need the tools: empty when they are there, else why the test is skipped. */
export const popplerMissing = spawnSync('pdfinfo', ['-v']).error === undefined ? '' : ' (skipped: poppler-utils is not installed)';

function run(tool: string, options: readonly string[], pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefing-notes-pdf-'));
  try {
    const file = join(folder, 'note.pdf');
    writeFileSync(file, pdf);
    const standardOutput = tool === 'pdftotext' ? ['-'] : [];
    return execFileSync(tool, [...options, file, ...standardOutput], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `pdfinfo` as name and value. */
export function pdfInfo(pdf: Uint8Array): Readonly<Record<string, string>> {
  const lines = run('pdfinfo', [], pdf).split('\n');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
}

/** The text of each page. */
export function pdfPages(pdf: Uint8Array): readonly string[] {
  return run('pdftotext', ['-layout'], pdf).split('\f').slice(0, -1);
}

/** The whole text with every run of white space as one space: what a reader's search finds. */
export function pdfText(pdf: Uint8Array): string {
  return run('pdftotext', [], pdf).replace(/\s+/g, ' ');
}

/** The tree of tags, as a screen reader meets it. */
export function pdfStructure(pdf: Uint8Array): string {
  return run('pdfinfo', ['-struct-text'], pdf);
}

/** Names of the embedded fonts. */
export function pdfFonts(pdf: Uint8Array): readonly string[] {
  const lines = run('pdffonts', [], pdf).trim().split('\n').slice(2);
  return lines.map((line) => line.split(/\s+/)[0] ?? '');
}
