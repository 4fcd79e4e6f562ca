import type { Page } from '@playwright/test';
import type { ArticleId } from '../../shared/core/ids';
import type { ArticleMeta } from '../../shared/domain/article';
import { proposedDecisions } from '../../shared/domain/import-preview';
import { request } from './seed-evidence';

/** Imports pasted text through the application's own calls, with what is known of its source; answers the article's id. */
export async function addArticle(page: Page, text: string, meta: Partial<ArticleMeta>): Promise<ArticleId> {
  const preview = await request(page, 'import.preview-text', { text });
  const decisions = proposedDecisions(preview);
  const { id } = await request(page, 'import.store', {
    token: preview.token,
    decisions: { ...decisions, meta: { ...decisions.meta, ...meta } },
  });
  return id;
}

/** A small library of different sources, scripts and lengths; the last one is the newest import. */
export async function addSmallLibrary(page: Page): Promise<void> {
  await addArticle(page, 'Kremlin statement\n\nThe mutual assistance clause is exclusively defensive, the spokesman said.', {
    title: 'Kremlin calls treaty “defensive in nature”',
    source: 'TASS',
    publishedOn: '2024-06-20',
    grade: { reliability: 'D', credibility: '3' },
  });
  await addArticle(page, '대한민국 정부\n\n북한과 러시아의 조약은 상호 군사 원조를 포함한다고 정부가 밝혔다.', {
    title: '대한민국 정부, 살상무기 지원 재검토',
    source: '연합뉴스',
    publishedOn: '2024-06-19',
    language: 'ko',
  });
  await addArticle(page, 'بيان صحفي\n\nأعلنت الحكومة أنها ستعيد النظر في موقفها من الاتفاقية.', {
    title: 'بيان صحفي حول الاتفاقية',
    source: 'وزارة الخارجية',
    language: 'ar',
  });
  await addArticle(page, 'Export controls\n\nThe list of controlled items grows to 1,402 items this year.', {
    title: 'Export-control list grows '.repeat(16).slice(0, 400),
    source: 'The Organisation for the Publication of Exceptionally Long Names',
    publishedOn: '2024-09-30',
  });
}
