import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runContest, runProgram } from '../contest';
import { asWebPage, longNote, type NoteLength } from '../long-note';
import { type BenchContext, type BenchLine, type BenchRow, compare, interleave, notMeasured } from '../row';

/**
 * A note of 20 and one of 200 pages, each with 300 footnotes and a table of contents: from the request
 * to the bytes of the PDF in the main process, with the typesetting process started for it, and again
 * after an edit. Rivals: the same words printed with printToPDF from a hidden window of the same
 * Electron (which knows no footnotes: they stand in the text), and LibreOffice and WeasyPrint as
 * programs of their own (WeasyPrint with real footnotes).
 */
const rounds = 5;
/** An edit is measured when two have gone before it, as while a person types. */
const openings = ['To inform you.', 'To inform you o', 'To inform you of', 'To inform you of the review.'];

export const row: BenchRow = { name: 'pdf', measure };

async function measure(context: BenchContext): Promise<readonly BenchLine[]> {
  const programs = ensurePrograms(context);
  const lines: BenchLine[] = [];
  for (const pages of [20, 200] as const) lines.push(...(await measureNote(context, pages, programs)));
  return lines;
}

type Contest = {
  readonly ours: { readonly cold: number; readonly edit: number; readonly pages: number };
  readonly rival: { readonly cold: number; readonly edit: number };
};
type Program = { readonly name: 'LibreOffice' | 'WeasyPrint'; readonly run: ((html: string, folder: string) => readonly string[]) | null };

async function measureNote(context: BenchContext, pages: NoteLength, programs: readonly Program[]): Promise<readonly BenchLine[]> {
  const { job, html } = await prepare(context, pages);
  const contests: Contest[] = [];
  const present = programs.filter(({ run }) => run !== null);
  const contestants: Record<string, () => Promise<number>> = {
    contest: async () => {
      // One Electron for both contestants, started anew each time, so that nothing is warm from the round before.
      contests.push(await runContest<Contest>(context, 'pdf-contest', job));
      return 0;
    },
  };
  for (const { name, run } of present) contestants[name] = () => timeProgram(run?.(html, context.folder) ?? []);
  const times = await interleave(rounds, contestants);
  const set = contests[0]?.ours.pages;
  const work = `a note of ${set} pages with 300 footnotes`;
  const of = (who: 'ours' | 'rival', what: 'cold' | 'edit'): number[] => contests.map((result) => result[who][what]);
  const cold = of('ours', 'cold');
  return [
    compare({
      name: `pdf-${pages}`,
      work: `${work}, process started for it`,
      rivalName: 'printToPDF, new hidden window',
      ours: cold,
      rival: of('rival', 'cold'),
      atMost: 1 / 3,
    }),
    compare({
      name: `pdf-${pages}-edit`,
      work: `${work}, after an edit`,
      rivalName: 'printToPDF, same window',
      ours: of('ours', 'edit'),
      rival: of('rival', 'edit'),
      atMost: 0.1,
    }),
    ...programs.map(({ name, run }) => {
      const line = { name: `pdf-${pages}-${name.toLowerCase()}`, work, rivalName: name };
      const missing = 'is a Debian package, and only root can install it here';
      return run === null
        ? notMeasured({ ...line, target: 'at most 0.05', note: `${name} ${missing}` })
        : compare({ ...line, ours: cold, rival: times[name] ?? [], atMost: 0.05 });
    }),
  ];
}

async function prepare({ repository, folder }: BenchContext, pages: NoteLength): Promise<{ readonly job: string; readonly html: string }> {
  const article = await readFile(join(repository, 'assets/sample/article-01.txt'), 'utf8');
  const fonts = join(repository, 'out/fonts');
  const place = join(folder, `pdf-${pages}`);
  await mkdir(place);
  const [first, ...edits] = openings.map((opening) => longNote(pages, article, opening));
  if (first === undefined) throw new Error('there is no first opening');
  const html = join(place, 'note.html');
  await writeFile(html, asWebPage(first, fonts));
  const job = join(place, 'job.json');
  const entry = join(repository, 'out/main/typst-process.js');
  const described = {
    entry,
    fonts,
    templates: join(repository, 'assets/templates'),
    trees: { first, edits },
    html,
    edits: openings.slice(1),
    out: join(place, 'ours.pdf'),
  };
  await writeFile(job, JSON.stringify(described));
  return { job, html };
}

async function timeProgram([program = '', ...args]: readonly string[]): Promise<number> {
  const started = performance.now();
  const { code, output } = await runProgram(program, args);
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${output.trim().slice(-400)}`);
  return performance.now() - started;
}

/** Finds the two programs, and as root on Debian installs what is missing. */
function ensurePrograms({ log }: BenchContext): readonly Program[] {
  const wanted = { soffice: 'libreoffice-writer', weasyprint: 'weasyprint' };
  const isThere = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
  const missing = Object.entries(wanted).filter(([program]) => !isThere(program));
  if (missing.length > 0 && process.getuid?.() === 0 && isThere('apt-get')) {
    const packages = missing.map(([, name]) => name);
    log(`  installing ${packages.join(' and ')} to compare with ...`);
    const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    spawnSync('apt-get', ['update'], options);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  }
  return [
    {
      name: 'LibreOffice',
      run: isThere('soffice')
        ? (html, folder) => [
            'soffice',
            `-env:UserInstallation=file://${folder}/office`,
            '--headless',
            '--convert-to',
            'pdf:writer_web_pdf_Export',
            '--outdir',
            folder,
            html,
          ]
        : null,
    },
    {
      name: 'WeasyPrint',
      run: isThere('weasyprint') ? (html, folder) => ['weasyprint', '--quiet', html, join(folder, 'weasyprint.pdf')] : null,
    },
  ];
}
