import { describe, expect, it } from 'vitest';
import { article } from '../../../../shared/domain/article';
import { articleTo2 } from '../../../../shared/migrations/article-2';
import { buildArticle } from '../../../helpers/build-documents';

describe('articleTo2', () => {
  it('adds the unknown address and touches nothing else', () => {
    const now = buildArticle(1, { meta: { title: '조약', source: 'EFE' } });
    const { address, ...meta } = now.meta;
    expect(address).toBe('');
    const before = { ...now, meta };
    expect(articleTo2(before)).toEqual(now);
    expect(article.safeParse(articleTo2(before)).success).toBe(true);
    expect(before.meta).not.toHaveProperty('address');
  });

  it.each([[null], [undefined], [7], ['words'], [[]], [{}], [{ meta: null }], [{ meta: [] }], [{ meta: 'words' }]])(
    'gives back %j, which is no article',
    (body) => {
      expect(articleTo2(body)).toBe(body);
      expect(article.safeParse(articleTo2(body)).success).toBe(false);
    },
  );
});
