import { z } from 'zod';

/**
 * A marking is the handling label that a document carries, as it is printed: a national
 * classification, a TLP 2.0 label, or words of the person's own. The empty string means unmarked.
 */
export const marking = z.string().max(120);

/** How the banner looks; chosen by the scheme, so that colour is never the only difference. */
export type MarkingTone = 'none' | 'neutral' | 'blue' | 'green' | 'amber' | 'red';

type Scheme = { readonly id: string; readonly levels: readonly { readonly label: string; readonly tone: MarkingTone }[] };

/**
 * Schemes offered for choice, lowest level first. UK Government Security Classifications 2024;
 * Traffic Light Protocol 2.0 (FIRST), whose labels are capitals and never translated; and the
 * four levels that are common among NGOs.
 */
export const markingSchemes: readonly Scheme[] = [
  {
    id: 'uk',
    levels: [
      { label: 'OFFICIAL', tone: 'blue' },
      { label: 'OFFICIAL-SENSITIVE', tone: 'red' },
      { label: 'SECRET', tone: 'red' },
      { label: 'TOP SECRET', tone: 'red' },
    ],
  },
  {
    id: 'tlp',
    levels: [
      { label: 'TLP:CLEAR', tone: 'neutral' },
      { label: 'TLP:GREEN', tone: 'green' },
      { label: 'TLP:AMBER', tone: 'amber' },
      { label: 'TLP:AMBER+STRICT', tone: 'amber' },
      { label: 'TLP:RED', tone: 'red' },
    ],
  },
  {
    id: 'ngo',
    levels: [
      { label: 'Public', tone: 'neutral' },
      { label: 'Internal', tone: 'blue' },
      { label: 'Confidential', tone: 'red' },
      { label: 'Strictly confidential', tone: 'red' },
    ],
  },
];

/** The tone of a marking; words of the person's own are `neutral`, an empty marking is `none`. */
export function markingTone(label: string): MarkingTone {
  if (label.trim() === '') return 'none';
  const level = markingSchemes.flatMap((scheme) => scheme.levels).find((candidate) => candidate.label === label.trim());
  return level?.tone ?? 'neutral';
}
