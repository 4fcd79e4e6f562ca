import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { BatchRow } from '../../../shared/domain/import-batch';
import { dropFiles } from '../drop-files';
import { type FileCase, isRefused, type Read } from '../hostile-cases/hostile-case';
import { openImport, storedArticles } from '../import-page';
import { request } from '../seed-evidence';
import { type HostileRun, note, writeFolder } from './run';

/** Drops cases as the files of one folder and imports them all; the report has to say of each what its preview says. */
export async function giveFolder(run: HostileRun, name: string, cases: readonly FileCase[]): Promise<void> {
  if (cases.length === 0) return;
  const { page, library, files, at } = run;
  const folder = join(files, name);
  await writeFolder(folder, cases, at);
  const rows = await importFolder(run, folder, cases.length);
  for (const hostile of cases) {
    const row = rows.find((candidate) => candidate.name === `${name}/${hostile.name}`);
    expectRow(row, hostile, `${hostile.id} ${hostile.what}, folder`);
    note(hostile, 'folder');
  }
  await run.expectNoHarm(`${name}, folder`, cases.every(({ outcome }) => isRefused(outcome)) ? 'untouched' : undefined);
  const stored = await storedArticles(library).catch(() => []);
  for (const row of rows.filter(({ outcome }) => outcome === 'stored')) {
    const hostile = cases.find((candidate) => row.name === `${name}/${candidate.name}`);
    const { article } = stored.find((candidate) => candidate.article.id === row.article) ?? {};
    const text = article?.versions[0]?.text ?? '';
    if (hostile === undefined || isRefused(hostile.outcome)) throw new Error(`${row.name} was stored`);
    const label = `${hostile.id} ${hostile.what}, stored`;
    expectStored(text, hostile.outcome, label);
    if (hostile.shown !== undefined) expect(article?.original.importedName, label).toBe(hostile.shown);
  }
  expect((await request(page, 'verify.run', {})).findings).toEqual([]);
  await run.noteLibrary();
  await openImport(page);
}

/** Drops a folder and imports it; answers the rows of the report. */
export async function importFolder({ page }: HostileRun, folder: string, count: number): Promise<readonly BatchRow[]> {
  await dropFiles(page, folder);
  const offer = page.getByRole('form', { name: count === 1 ? 'Import 1 file' : `Import ${count} files` });
  await offer.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByTestId('import-outcome').waitFor({ timeout: 120_000 });
  return (await request(page, 'batch.report', {})).batch?.report.rows ?? [];
}

function expectRow(row: BatchRow | undefined, { outcome }: FileCase, label: string): void {
  if (isRefused(outcome)) {
    expect(row, label).toMatchObject({ outcome: 'refused', code: outcome.refused });
    return;
  }
  // Many cases have the same few words.
  const warnings = row?.warnings.map(({ code }) => code).filter((code) => code !== 'near-duplicate');
  if (outcome.warnings !== 'any')
    expect(warnings?.toSorted(), label).toEqual([...(outcome.warnings ?? []), ...(outcome.inFolder ?? [])].sort());
  expect(row?.outcome, label).toBe(row?.warnings.length === 0 ? 'stored' : 'needs-look');
}

function expectStored(text: string, { words, cut = [], nowhere = [] }: Read, label: string): void {
  for (const wanted of words) expect(text, label).toContain(wanted);
  for (const other of [...cut, ...nowhere]) expect(text, label).not.toContain(other);
}
