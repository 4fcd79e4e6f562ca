import { describe, expect, it } from 'vitest';
import { countEvidence, type EvidenceFilter, filterEvidence } from '../../../../renderer/briefing/evidence-filter';
import type { AnnotationId } from '../../../../shared/core/ids';
import type { EvidenceItem } from '../../../../shared/domain/evidence';
import { evidenceItem } from '../../../helpers/briefing-arbitrary';

const evidence: readonly EvidenceItem[] = [
  evidenceItem(1, 1, { quote: 'will reconsider its position', tags: ['lethal aid'] }),
  evidenceItem(2, 1, { quote: 'the Corée treaty', kind: 'quote' }),
  evidenceItem(3, 2, { quote: 'summoned at 14:00', kind: 'risk', source: 'Yonhap' }),
];
const all: EvidenceFilter = { uncitedOnly: false, kinds: new Set(), text: '' };
const none = new Set<AnnotationId>();

function shown(change: Partial<EvidenceFilter>, cited = none): readonly number[] {
  return filterEvidence(evidence, { ...all, ...change }, cited)
    .flatMap((group) => group.items)
    .map((item) => evidence.indexOf(item) + 1);
}

describe('filterEvidence', () => {
  it('groups by article in the given order', () => {
    const groups = filterEvidence(evidence, all, none);
    expect(groups.map((group) => [group.title, group.items.length])).toEqual([
      ['Article 1', 2],
      ['Article 2', 1],
    ]);
  });

  it('leaves out what is cited, when asked to', () => {
    const cited = new Set([evidenceItem(1, 1).annotationId]);
    expect(shown({ uncitedOnly: true }, cited)).toEqual([2, 3]);
    expect(shown({}, cited)).toEqual([1, 2, 3]);
  });

  it('keeps the chosen kinds', () => {
    expect(shown({ kinds: new Set(['quote', 'risk']) })).toEqual([2, 3]);
  });

  it.each([
    ['RECONSIDER', [1]],
    ['lethal', [1]],
    ['yonhap 14', [3]],
    ['coree', [2]],
    ['position yonhap', []],
  ])('finds %j in words, source and tags, in any case and order', (text, numbers) => {
    expect(shown({ text })).toEqual(numbers);
  });

  it('counts passages and articles', () => {
    expect(countEvidence(evidence)).toEqual({ passages: 3, articles: 2 });
  });
});
