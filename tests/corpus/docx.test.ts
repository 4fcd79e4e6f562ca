import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSource } from '../../electron/import/read-source';

const folder = resolve(process.env.CORPUS_FOLDER ?? '../shared/data', 'docx');
const list = resolve(folder, 'expected.json');
const rows = z.array(z.object({ file: z.string(), expectedText: z.string() }));

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}']+/gu) ?? [];

describe.skipIf(!existsSync(list))('the documents that another reader of DOCX is tested with', () => {
  it('lose no word, and gain only the signs of notes and what is cut', async () => {
    for (const { file, expectedText } of rows.parse(JSON.parse(readFileSync(list, 'utf8')))) {
      const answer = await readSource(readFileSync(resolve(folder, file)));
      if (!answer.ok) {
        expect({ file, code: answer.error.code, words: words(expectedText) }).toEqual({ file, code: 'import.empty', words: [] });
        continue;
      }
      const kept = words(answer.value.blocks.map(({ text }) => text).join('\n'));
      expect(kept, file).toEqual(expect.arrayContaining([...words(expectedText)]));
    }
  });
});
