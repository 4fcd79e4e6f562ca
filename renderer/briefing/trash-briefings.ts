import type { TFunction } from 'i18next';
import type { BriefingRow } from '../../shared/domain/rows';
import { trashThings } from '../app/trash-actions';

/** Puts briefings into the trash; the notice, Ctrl/Cmd+Z and the trash itself bring them back. */
export async function trashBriefings(rows: readonly BriefingRow[], t: TFunction<'briefing'>): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const title = first.title.trim() === '' ? t('untitled') : first.title;
  const things = rows.map(({ id }) => ({ kind: 'briefing', id }) as const);
  await trashThings(things, (count) => (rows.length === 1 ? t('list.trashed', { title }) : t('list.trashedSeveral', { count })));
}
