/** A language tag for the `lang` attribute, by which a screen reader chooses its voice and lines are broken; none when it is unknown. */
export function knownLanguage(tag: string): string | undefined {
  return tag === 'und' ? undefined : tag;
}
