import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSource } from '../../electron/import/read-source';

/** Mails of other projects' tests that no clone carries: the folder lies beside the repository, or is named by the environment. */
const folder = resolve(process.env.CORPUS_FOLDER ?? '../shared/data', 'eml');
const list = resolve(folder, 'expected.json');

const expected = z.array(
  z.object({
    file: z.string(),
    subject: z.string().nullable(),
    from: z.string().nullable(),
    fromName: z.string().nullable(),
    textLines: z.array(z.string()).optional(),
    attachmentsMailparser: z.number().optional(),
  }),
);

describe.skipIf(!existsSync(list))('import of mails', () => {
  const files = existsSync(list) ? expected.parse(JSON.parse(readFileSync(list, 'utf8'))) : [];
  it.each(files)('$file', async ({ file, subject, from, fromName, textLines }) => {
    const read = await readSource(new Uint8Array(readFileSync(resolve(folder, file))));
    if (!read.ok) {
      // A picture that is sent as a whole mail has no words.
      expect([file, read.error.code]).toEqual(['base64encodedroot.eml', 'import.empty']);
      return;
    }
    expect(read.value.format).toBe('mail');
    const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();
    const text = tidy(read.value.blocks.map((block) => block.text).join('\n'));
    for (const line of textLines ?? []) expect(text).toContain(tidy(line));
    if (subject !== null) expect(read.value.meta.title).toBe(subject);
    if (fromName) expect(read.value.meta.author).toBe(fromName);
    else if (from !== null) expect(read.value.meta.author).not.toBe('');
  });
});
