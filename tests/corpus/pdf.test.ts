import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSource } from '../../electron/import/read-source';

/** Documents of pdf.js's own tests that no clone carries: the folder lies beside the repository, or is named by the environment. */
const folder = resolve(process.env.CORPUS_FOLDER ?? '../shared/data', 'pdf');
const list = resolve(folder, 'expected.json');

const expected = z.array(
  z.object({
    file: z.string(),
    phrases: z.array(z.string()).optional(),
    agreedWords: z.array(z.string()).optional(),
    minWordRecall: z.number().optional(),
  }),
);

/** Words as the list has them: letters and digits alone, in small letters. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

describe.skipIf(!existsSync(list))('import of PDFs', () => {
  const files = existsSync(list) ? expected.parse(JSON.parse(readFileSync(list, 'utf8'))) : [];
  it.each(files)('$file', async ({ file, phrases = [], agreedWords = [], minWordRecall = 1 }) => {
    const read = await readSource(new Uint8Array(readFileSync(resolve(folder, file))));
    if (!read.ok) {
      expect([file, read.error.code]).toEqual(['empty.pdf', 'import.empty']);
      return;
    }
    const text = plain(read.value.blocks.map((block) => block.text).join('\n'));
    const found = phrases.filter(
      (phrase) => ` ${text} `.includes(` ${plain(phrase)} `) || text.replaceAll(' ', '').includes(plain(phrase).replaceAll(' ', '')),
    );
    console.log(
      file,
      `${found.length} of ${phrases.length} phrases`,
      read.value.warnings.map(({ code }) => code).join(),
      read.value.blocks.length,
      'blocks',
    );
    expect(found.length).toBeGreaterThanOrEqual(Math.floor(phrases.length * minWordRecall));
    const words = new Set(text.split(' '));
    expect(agreedWords.map(plain).filter((word) => !words.has(word) && !text.includes(word))).toEqual([]);
  });
});
