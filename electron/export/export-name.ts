import type { BriefingHeader } from '../../shared/domain/briefing';

/** Names that Windows keeps for devices, whatever their extension ("Naming Files, Paths, and Namespaces", Microsoft). */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** What Windows refuses in a name, or would show it as another one (controls, direction marks, invisible characters): left out, or a dash where it parts words. */
const refused = /[<>"|?*]|\p{Default_Ignorable_Code_Point}|\p{Surrogate}/gu;
const parting = /[:/\\\u0000-\u001f\u007f-\u009f]/g;
/** Leaves room for a folder within the 260 characters of a Windows path, and for the 255 bytes of a Linux name. */
const longestName = 100;
const longestNameBytes = 200;

/** A file name for a briefing: reference, title and day, e.g. `KOR-2024-017 Seoul reconsiders 2024-06-21.pdf`. Valid on every system. */
export function exportFileName(header: BriefingHeader): string {
  const day = clean(header.date);
  const front = shorten(
    [header.reference, header.title]
      .map(clean)
      .filter((part) => part !== '')
      .join(' '),
  );
  const name = [front, day].filter((part) => part !== '').join(' ');
  const usable = name === '' || deviceName.test(name) ? `briefing ${name}`.trim() : name;
  return `${usable}.pdf`;
}

function clean(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(refused, '')
    .replace(parting, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[\s.-]+|[\s.-]+$/g, '');
}

function shorten(name: string): string {
  let out = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name)) {
    if (out.length + segment.length > longestName || Buffer.byteLength(out + segment) > longestNameBytes) break;
    out += segment;
  }
  return out.replace(/[\s.-]+$/, '');
}
