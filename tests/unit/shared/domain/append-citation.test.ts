import { describe, expect, it } from 'vitest';
import type { AnnotationId } from '../../../../shared/core/ids';
import { appendToKeyPoints, quotationParagraph, removeBlockLike } from '../../../../shared/domain/append-citation';
import { templateBody } from '../../../../shared/domain/briefing';
import { type BriefingBody, briefingBody } from '../../../../shared/domain/briefing-body';

const id = '01J00000000000000000000001' as AnnotationId;
const block = quotationParagraph(id, ' the comprehensive\n strategic treaty ');
const fresh = templateBody((role) => role);
const outline = (body: BriefingBody) =>
  body.content.map((node) => (node.type === 'heading' ? (node.attrs.role ?? 'heading') : node === block ? 'CITED' : node.type));

describe('quotationParagraph', () => {
  it('quotes the words in one line and cites the annotation', () => {
    expect(block).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: '“the comprehensive strategic treaty” ' },
        { type: 'citation', attrs: { annotationId: id } },
      ],
    });
  });
});

describe('appendToKeyPoints', () => {
  it('takes the place of the empty paragraph that a template leaves', () => {
    const body = appendToKeyPoints(fresh, block);
    expect(outline(body).slice(0, 5)).toEqual(['purpose', 'paragraph', 'key-points', 'CITED', 'background']);
    expect(briefingBody.safeParse(body).success).toBe(true);
  });

  it('goes after what is there, before the next section', () => {
    const twice = appendToKeyPoints(appendToKeyPoints(fresh, block), block);
    expect(outline(twice).slice(2, 6)).toEqual(['key-points', 'CITED', 'CITED', 'background']);
  });

  it('goes to the very end when there are no key points', () => {
    const body: BriefingBody = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Only this.' }] }] };
    expect(outline(appendToKeyPoints(body, block))).toEqual(['paragraph', 'CITED']);
  });
});

describe('removeBlockLike', () => {
  it('takes back what was appended, and leaves the section a paragraph', () => {
    expect(removeBlockLike(appendToKeyPoints(fresh, block), block)).toEqual(fresh);
  });

  it('takes the last one of equal blocks, and nothing when none is equal', () => {
    const twice = appendToKeyPoints(appendToKeyPoints(fresh, block), block);
    expect(removeBlockLike(twice, block)).toEqual(appendToKeyPoints(fresh, block));
    expect(removeBlockLike(fresh, block)).toBe(fresh);
  });
});
