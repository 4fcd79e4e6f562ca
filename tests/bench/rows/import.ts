import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../../shared/ipc/bridge';
import { launchApplication, temporaryFolder } from '../../helpers/application';
import { runContest } from '../contest';
import { type BenchContext, type BenchLine, type BenchRow, compare, interleave } from '../row';

/**
 * 100 saved pages, 20 PDFs and 20 DOCX files, one after the other: previewed in the window, and stored as it was proposed,
 * until the last one is durable in the library. Rival: Readability (in a hidden window of the same Electron), pdf.js
 * and mammoth called directly on the same files, which store nothing. Both have read one file of each kind before.
 */
const rounds = 5;
const wanted = { html: 100, pdf: 20, docx: 20 } as const;
/** Has no text layer: our reader refuses to store what the rival finds empty. */
const wordless = 'scanned-page.pdf';

export const row: BenchRow = { name: 'import', measure };

async function measure(context: BenchContext): Promise<readonly BenchLine[]> {
  const warmUp = await copies(context, 'import-warm-up', { html: 1, pdf: 1, docx: 1 });
  const files = await copies(context, 'import-files', wanted);
  const job = await describeJob(context, warmUp, files);
  const times = await interleave(rounds, {
    ours: () => importAll(warmUp, files),
    rival: async () => (await runContest<{ readonly ms: number }>(context, 'import-contest', job)).ms,
  });
  const work = `${wanted.html} saved pages, ${wanted.pdf} PDFs and ${wanted.docx} DOCX files, previewed and stored`;
  return [compare({ name: 'import', work, rivalName: 'Readability, pdf.js and mammoth, nothing stored', ...times, atMost: 1.5 })];
}

/** So many files of each kind, made of the fixtures in turn; each differs in bytes that no reader looks at, so that none counts as stored already. */
async function copies(
  { repository, folder }: BenchContext,
  name: string,
  counts: Readonly<Record<keyof typeof wanted, number>>,
): Promise<readonly string[]> {
  const place = join(folder, name);
  await mkdir(place);
  const paths: string[] = [];
  for (const kind of ['html', 'pdf', 'docx'] as const) {
    const fixtures = join(repository, 'tests/fixtures/import', kind);
    const names = (await readdir(fixtures)).filter((file) => file.endsWith(`.${kind}`) && file !== wordless).sort();
    for (let number = 0; number < counts[kind]; number += 1) {
      const path = join(place, `${String(number).padStart(3, '0')}-${names[number % names.length]}`);
      await writeFile(path, distinct[kind](await readFile(join(fixtures, names[number % names.length] ?? '')), `${name} ${number}`));
      paths.push(path);
    }
  }
  return paths;
}

const distinct: Readonly<Record<keyof typeof wanted, (bytes: Buffer, sign: string) => Buffer>> = {
  html: (bytes, sign) => Buffer.concat([bytes, Buffer.from(`\n<!-- ${sign} -->`)]),
  pdf: (bytes, sign) => Buffer.concat([bytes, Buffer.from(`\n%${sign}\n`)]),
  docx(bytes, sign) {
    // The comment of the archive; its length is what the file ends with, since none of the fixtures has one.
    const changed = Buffer.concat([bytes, Buffer.from(sign)]);
    changed.writeUInt16LE(Buffer.byteLength(sign), bytes.length - 2);
    return changed;
  },
};

async function describeJob({ folder, repository }: BenchContext, warmUp: readonly string[], files: readonly string[]): Promise<string> {
  const require = createRequire(join(repository, 'package.json'));
  const libraries = {
    readability: require.resolve('@mozilla/readability/Readability.js'),
    pdf: require.resolve('pdfjs-dist/legacy/build/pdf.mjs'),
    pdfWorker: require.resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'),
    mammoth: require.resolve('mammoth'),
  };
  const job = join(folder, 'import-job.json');
  await writeFile(job, JSON.stringify({ warmUp, files, ...libraries }));
  return job;
}

/** In an empty library each time, through the calls that the window makes. */
async function importAll(warmUp: readonly string[], files: readonly string[]): Promise<number> {
  const { page, close } = await launchApplication({ library: await temporaryFolder('bench-import') });
  try {
    await timeImports(page, warmUp);
    return await timeImports(page, files);
  } finally {
    await close();
  }
}

async function timeImports(page: Page, paths: readonly string[]): Promise<number> {
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), content: (await readFile(path)).toString('base64') })),
  );
  return page.evaluate(async (given) => {
    const { requests } = (window as unknown as { briefingNotes: Bridge }).briefingNotes;
    const read = given.map(({ name, content }) => ({ name, bytes: Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)) }));
    const began = performance.now();
    for (const file of read) {
      const preview = await requests['import.preview-file'](file);
      if (!preview.ok) throw new Error(`${file.name}: ${preview.error.code}`);
      const { token, blocks, meta } = preview.value;
      const cutBlocks = blocks.flatMap(({ cut }, index) => (cut === null ? [] : [index]));
      const stored = await requests['import.store']({ token, decisions: { cutBlocks, cutPictures: [], acceptedRepairs: [], meta } });
      if (!stored.ok) throw new Error(`${file.name}: ${stored.error.code}`);
    }
    return performance.now() - began;
  }, files);
}
