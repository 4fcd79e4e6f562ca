import type { TFunction } from 'i18next';
import type { Conflict } from '../../shared/domain/conflict';
import { instantText, secondText } from '../ui/day-text';

/** Whose a copy is, as far as its name tells: "From DESK-04 (OneDrive)". */
export function whoseText({ service, host }: Conflict, t: TFunction<'history'>): string {
  const name = t(`service.${service}`);
  return host === null ? t('conflict.from', { service: name }) : t('conflict.fromHost', { host, service: name });
}

/** When a copy was saved; empty while that is not known. */
export function copyTime({ savedAt }: Conflict, t: TFunction<'history'>, language: string): string {
  return savedAt === null ? '' : t('when', { day: instantText(savedAt, language), time: secondText(savedAt, language) });
}

/** The document that a copy belongs to. */
export function documentTitle({ title, subject }: Conflict, t: TFunction<'history'>): string {
  if (title.trim() !== '') return title;
  return t(subject.kind === 'briefing' ? 'untitled' : 'citation.untitled');
}
