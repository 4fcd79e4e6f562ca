import { expect, test } from 'vitest';
import { namesBundle } from '../../../../electron/window/named-bundle';

test.each([
  ['a bundle', ['briefing-notes', '/home/me/Meeting.briefing'], true],
  ['a bundle from Windows', ['Briefing Notes.exe', 'C:\\Meeting.BRIEFING'], true],
  ['a bundle after switches', ['briefing-notes', '--lang=ko', 'x.briefing'], true],
  ['nothing', ['briefing-notes'], false],
  ['the application itself, whatever its name', ['/opt/my.briefing'], false],
  ['another file', ['briefing-notes', 'article.txt'], false],
  ['a switch that ends alike', ['briefing-notes', '--file=x.briefing'], false],
])('%s on the command line', (_what, commandLine, expected) => {
  expect(namesBundle(commandLine)).toBe(expected);
});
