import { describe, expect, it } from 'vitest';
import { article } from '../../../../shared/domain/article';
import { articleTo4 } from '../../../../shared/migrations/article-4';
import { buildArticle } from '../../../helpers/build-documents';

describe('articleTo4', () => {
  it('says of every text version that no pictures were kept of its source, and touches nothing else', () => {
    const now = buildArticle(1, { meta: { title: '조약' } });
    const before = { ...now, versions: now.versions.map(({ pictures, ...version }) => version) };
    expect(now.versions.map(({ pictures }) => pictures)).toEqual([[]]);
    expect(articleTo4(before)).toEqual(now);
    expect(article.safeParse(articleTo4(before)).success).toBe(true);
    expect(before.versions[0]).not.toHaveProperty('pictures');
  });

  it.each([[null], [undefined], [7], ['words'], [[]], [{}], [{ versions: null }], [{ versions: 'words' }]])(
    'gives back %j, which is no article',
    (body) => {
      expect(articleTo4(body)).toBe(body);
    },
  );

  it('leaves a version that is none to the schema', () => {
    expect(articleTo4({ versions: [null, 7] })).toEqual({ versions: [null, 7] });
  });
});
