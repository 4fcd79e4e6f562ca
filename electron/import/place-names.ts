/**
 * Names of countries and well-known cities in English, each by its last word ("Korea", "York"), as
 * the Unicode locale data that the runtime carries lists them: regions of ISO 3166 and the cities
 * that name time zones. A few capitals that name no time zone are added by hand.
 */
export const placeNames: ReadonlySet<string> = new Set([
  ...countries(),
  ...cities(),
  ...'Washington Beijing Kyiv Kiev Geneva Delhi Ankara Canberra Ottawa Strasbourg Hague Aviv Mumbai Islamabad Gaza'.split(' '),
  ...'Europe Asia Africa America Crimea Scotland England Wales'.split(' '),
]);

/** Shorter names are beginnings of too many words. */
function isLongEnough(name: string): boolean {
  return name.length >= 4 && /^\p{Lu}\p{Ll}+$/u.test(name);
}

function countries(): readonly string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => names.of(first + second) ?? ''))
    .map((name) => name.split(/[\s-]/u).at(-1) ?? '')
    .filter(isLongEnough);
}

function cities(): readonly string[] {
  return (
    Intl.supportedValuesOf('timeZone')
      .filter((zone) => /^(?:Europe|Asia|Africa|America|Australia)\//.test(zone))
      .map((zone) => zone.split('/').at(-1) ?? '')
      // "St_Johns" would make a place of "Johns", and two words of "Johnson".
      .filter((city) => !city.startsWith('St_'))
      .map((city) => city.split('_').at(-1) ?? '')
      .filter(isLongEnough)
  );
}
