import { describe, expect, it } from 'vitest';
import { article } from '../../../../shared/domain/article';
import { articleTo3 } from '../../../../shared/migrations/article-3';
import { buildArticle } from '../../../helpers/build-documents';

describe('articleTo3', () => {
  it('says of every text version that its source has no pages, and touches nothing else', () => {
    const now = buildArticle(1, { meta: { title: '조약' } });
    const before = { ...now, versions: now.versions.map(({ pages, ...version }) => version) };
    expect(now.versions.map(({ pages }) => pages)).toEqual([[]]);
    expect(articleTo3(before)).toEqual(now);
    expect(article.safeParse(articleTo3(before)).success).toBe(true);
    expect(before.versions[0]).not.toHaveProperty('pages');
  });

  it.each([[null], [undefined], [7], ['words'], [[]], [{}], [{ versions: null }], [{ versions: 'words' }]])(
    'gives back %j, which is no article',
    (body) => {
      expect(articleTo3(body)).toBe(body);
    },
  );

  it('leaves a version that is none to the schema', () => {
    expect(articleTo3({ versions: [null, 7] })).toEqual({ versions: [null, 7] });
  });
});
