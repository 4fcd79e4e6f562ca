/**
 * Whether a path means the same file on every system and nothing outside of the folder it is joined
 * to: parts divided by `/`, none of them empty, `.` or `..`, no sign that Windows refuses or reads as
 * a drive or a stream, no reserved device name, no end that Windows drops. At most 120 parts of 255
 * bytes, so that a hostile path cannot be longer than a disk takes.
 */
export function isPortablePath(path: string): boolean {
  const parts = path.split('/');
  return parts.length <= 120 && parts.every(isPortableName);
}

function isPortableName(name: string): boolean {
  if (name === '' || name === '.' || name === '..') return false;
  if (/[<>:"|?*\\\p{Cc}\p{Cs}]/u.test(name) || /[. ]$/.test(name)) return false;
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(name)) return false;
  return Buffer.byteLength(name) <= 255;
}

/** One spelling for paths that some system takes for the same file (capitals, composed and decomposed letters). */
export function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
