import type { TFunction } from 'i18next';
import type { DocumentVersion } from '../../shared/domain/history';
import { instantText, secondText } from '../ui/day-text';

/** Where a version comes from: "Now", "Earlier version", "From DESK-04". */
export function sourceText({ source, host }: DocumentVersion, t: TFunction<'history'>): string {
  return source === 'conflict' && host !== null ? t('source.conflictHost', { host }) : t(`source.${source}`);
}

/** When it was saved: day and time, to the second; empty while that is not known. */
export function whenText({ savedAt }: Pick<DocumentVersion, 'savedAt'>, t: TFunction<'history'>, language: string): string {
  return savedAt === null ? '' : t('when', { day: instantText(savedAt, language), time: secondText(savedAt, language) });
}

/** How a version is called among others: "Now", or its time, with where it comes from when that is not plain. */
export function versionName(version: DocumentVersion, t: TFunction<'history'>, language: string): string {
  if (version.source === 'present') return t('source.present');
  const when = whenText(version, t, language);
  if (version.source === 'earlier' && when !== '') return when;
  return [sourceText(version, t), when].filter((part) => part !== '').join(', ');
}
