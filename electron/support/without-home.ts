/**
 * A text with the person's own folder written as `~`: its name is often theirs, and where it lies
 * helps nobody. Also where it stands inside JSON, with its backslashes doubled.
 */
export function withoutHome(text: string, home: string): string {
  if (home.length < 2) return text;
  const escaped = JSON.stringify(home).slice(1, -1);
  return [home, escaped].reduce((rest, folder) => rest.replaceAll(folder, '~'), text);
}
