/** Languages of the world's press that are offered for choice; any other that was guessed is added to them. */
const common =
  'ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv sw ta th tr uk ur vi zh'.split(
    ' ',
  );

/** The choices of a select, sorted by their names in the interface's language; `und` is the first. */
export function languageChoices(
  current: string,
  interfaceLanguage: string,
  unknown: string,
): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames([interfaceLanguage], { type: 'language' });
  const tags = common.includes(current) || current === 'und' ? common : [...common, current];
  const choices = tags.map((value) => ({ value, label: names.of(value) ?? value }));
  return [{ value: 'und', label: unknown }, ...choices.sort((a, b) => a.label.localeCompare(b.label, interfaceLanguage))];
}
