import { type FindingGroup, findingGroups, findingsOf, ownProblems, type VerificationReport } from './verification';

/** Words of the catalogue; numbers and names are filled in. */
export type Words = (key: string, values: Readonly<Record<string, string | number>>) => string;

/** A report as plain text, for a file or a terminal: what was read, then the findings by what is to be done about them. */
export function verificationText(report: VerificationReport, words: Words): string {
  const { checked, libraryName, folder, madeAt, findings } = report;
  const head = [
    words('verification:text.title', { name: libraryName }),
    folder,
    madeAt,
    '',
    words('verification:checked', checked),
    findings.length === 0 ? words('verification:nothing', {}) : words('verification:count', { count: findings.length }),
  ];
  return [...head, ...findingGroups.flatMap((group) => groupText(report, group, words)), ''].join('\n');
}

function groupText(report: VerificationReport, group: FindingGroup, words: Words): readonly string[] {
  const findings = findingsOf(report, group);
  if (findings.length === 0) return [];
  const lines = findings.flatMap(({ file, about, problem, repair }) => [
    `- ${file}`,
    ...(about === '' ? [] : [`  ${about.replace(/\s+/g, ' ')}`]),
    `  ${words(problemKey(problem), {})}`,
    ...(repair === null ? [] : [`  ${words(`verification:repair.${repair}`, {})}`]),
  ]);
  return ['', words(`verification:group.${group}`, {}), ...lines];
}

/** The key of a problem's words: what start-up finds as well is said with the same words. */
export function problemKey(problem: VerificationReport['findings'][number]['problem']): string {
  return (ownProblems as readonly string[]).includes(problem) ? `verification:problem.${problem}` : `shell:recovery.problem.${problem}`;
}
