import { describe, expect, it } from 'vitest';
import { type Properties, statedMeta } from '../../../../../electron/import/office/stated-meta';
import { articleMeta } from '../../../../../shared/domain/article';

const stated = (properties: Partial<Properties>) => statedMeta({ title: '', author: '', company: '', language: '', ...properties });

describe('what a document’s properties say', () => {
  it('is taken over', () => {
    expect(stated({ title: ' On  trade ', author: 'A. Smith; B. Jones', company: 'Ministry of Trade', language: 'pt_BR' })).toEqual({
      title: 'On trade',
      author: 'A. Smith; B. Jones',
      source: 'Ministry of Trade',
      language: 'pt-BR',
    });
  });

  it.each(['Untitled', 'Microsoft Word - draft.doc', 'report_final.docx', 'Document1', '제목 없음'])('is no title: %j', (title) => {
    expect(stated({ title }).title).toBe('');
  });

  it.each(['user', 'Windows User', 'Administrator', 'python-docx', '-'])('is no author: %j', (author) => {
    expect(stated({ author: `${author}; Ann Smith` }).author).toBe('Ann Smith');
  });

  it.each(['Microsoft', 'HP', 'Hewlett-Packard Company', 'Home'])('is no source: %j', (company) => {
    expect(stated({ company }).source).toBe('');
  });

  it('is always within what an article takes', () => {
    const long = '😀'.repeat(3000);
    const meta = { ...stated({ title: `x${long}`, author: `x${long}`, company: `x${long}`, language: 'en us!' }) };
    const whole = { ...meta, language: meta.language || 'und', publishedOn: '', address: '', marking: 'OFFICIAL', grade: null };
    expect(articleMeta.safeParse(whole).success).toBe(true);
    expect(/[\uD800-\uDBFF]$/.test(meta.title ?? '')).toBe(false);
  });
});
