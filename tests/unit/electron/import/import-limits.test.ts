import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importingProcess } from '../../../../electron/import/open-import-desk';
import { forkNodeUtility } from '../../../../electron/process/node-utility';
import type { ProcessEnd } from '../../../../electron/process/utility-client';
import { bundleEntry } from '../../../helpers/bundle-entry';
import { pdfBomb } from '../../../helpers/pdf-bomb';

let entry: string;
beforeAll(async () => {
  entry = await bundleEntry('electron/import/import-process.ts');
});
afterAll(() => rm(dirname(entry), { recursive: true, force: true }));

const watched = process.platform === 'linux';

it.runIf(watched)(
  `a PDF that unpacks without end is stopped by its memory${watched ? '' : ' (skipped: only Linux tells it)'}`,
  async () => {
    const ends: ProcessEnd[] = [];
    const importer = importingProcess(
      'import',
      () => forkNodeUtility(entry),
      (end) => ends.push(end),
    );
    const answers = await Promise.all([
      importer.call('readFile', { bytes: await pdfBomb() }),
      importer.call('readText', { text: 'Words that came after it.' }),
    ]);
    expect(answers).toMatchObject([
      { ok: false, error: { code: 'process.memory' } },
      { ok: true, value: { ok: true } },
    ]);
    expect(ends).toMatchObject([{ large: true, lost: ['readFile'], repeated: ['readText'] }]);
    await importer.stop();
  },
);
