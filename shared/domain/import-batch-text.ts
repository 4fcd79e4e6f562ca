import { type BatchReport, type BatchRow, countOutcomes, outcomesByUrgency } from './import-batch';
import type { Words } from './verification-text';

/** A report as plain text, for the clipboard or a mail: what came of it, then the files by what is to be done about them. */
export function batchText({ rows, left, code }: BatchReport, words: Words): string {
  const { stored, duplicate, refused, 'needs-look': look } = countOutcomes(rows);
  const head = [
    words('batch:text.title', {}),
    words('batch:outcome', { count: rows.length }),
    words('batch:counts', { stored, duplicate, look, refused }),
    ...(left === 0 ? [] : [leftText(left, code, words)]),
  ];
  const groups = outcomesByUrgency.flatMap((outcome) => {
    const members = rows.filter((row) => row.outcome === outcome);
    if (members.length === 0) return [];
    return ['', words(`batch:group.${outcome}`, {}), ...members.flatMap((row) => rowText(row, words))];
  });
  return [...head, ...groups, ''].join('\n');
}

/** Why files were not reached: they were stopped, or the library could not be written to any more. */
export function leftText(left: number, code: string, words: Words): string {
  return code === ''
    ? words('batch:stopped', { count: left })
    : words('batch:broken', { count: left, why: words(`errors:${code}.what`, {}) });
}

/** Why a file was not stored, in sentences; empty for one that was. */
export function reasons({ outcome, code, warnings, article }: BatchRow, words: Words): readonly string[] {
  if (outcome === 'refused') return [words(`errors:${code}.what`, {})];
  if (outcome === 'duplicate') return article === null ? [words('batch:duplicateInBatch', {})] : [];
  if (outcome === 'stored') return [];
  const untitled = words('import:untitled', {});
  return warnings.map(({ code: warning, params }) =>
    words(`import:warning.${warning}`, params.title === '' ? { ...params, title: untitled } : params),
  );
}

function rowText(row: BatchRow, words: Words): readonly string[] {
  const title = oneLine(row.title);
  return [
    `- ${oneLine(row.name)} (${oneLine(row.folder)})`,
    ...(title === '' ? [] : [`  ${title}`]),
    ...reasons(row, words).map((reason) => `  ${reason}`),
    ...(row.code === '' ? [] : [`  ${row.code}`]),
  ];
}

/** A file's name may hold line ends, and must not look like another line of the report. */
function oneLine(words: string): string {
  return words.replace(/[\s\p{Cc}]+/gu, ' ');
}
