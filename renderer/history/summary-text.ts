import type { TFunction } from 'i18next';
import type { VersionContent } from '../../shared/domain/history';
import { annotationDifference } from '../../shared/history/annotation-difference';
import { lineDifference } from '../../shared/history/line-difference';
import { summarizeAnnotations, summarizeText } from '../../shared/history/summary';
import { linesOf } from './version-lines';

/** What became of one version in the next, in a few words: "12 words changed, Title changed". */
export function summaryText(before: VersionContent, after: VersionContent, t: TFunction<'history'>): string {
  const parts =
    before.kind === 'annotations' && after.kind === 'annotations'
      ? annotationParts(before.annotations, after.annotations, t)
      : textParts(before, after, t);
  return parts.length === 0 ? t('summary.same') : parts.join(' · ');
}

function annotationParts(...[before, after, t]: [...Parameters<typeof annotationDifference>, TFunction<'history'>]): readonly string[] {
  const { added, removed, changed } = summarizeAnnotations(annotationDifference(before, after));
  return [
    ...(added > 0 ? [t('summary.added', { count: added })] : []),
    ...(removed > 0 ? [t('summary.removed', { count: removed })] : []),
    ...(changed > 0 ? [t('summary.changed', { count: changed })] : []),
  ];
}

function textParts(before: VersionContent, after: VersionContent, t: TFunction<'history'>): readonly string[] {
  // Fields are only counted here: a language's tag says as much as its name.
  const tags = (tag: string): string => tag;
  const difference = lineDifference(linesOf(before, tags), linesOf(after, tags));
  const { words, citationsAdded, citationsRemoved, fields, format } = summarizeText(difference);
  return [
    ...fields.map((field) => t('summary.field', { field: t(`field.${field}`) })),
    ...(words > 0 ? [t('summary.words', { count: words })] : []),
    ...(citationsAdded > 0 ? [t('summary.citationsAdded', { count: citationsAdded })] : []),
    ...(citationsRemoved > 0 ? [t('summary.citationsRemoved', { count: citationsRemoved })] : []),
    ...(format ? [t('summary.format')] : []),
  ];
}
