/** A name that every system takes for a folder: no separators, reserved signs or ends that Windows drops; at most 80 code units. */
export function folderNameOf(name: string): string {
  const plain = name
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 80)
    .replace(/[. ]+$/, '')
    .trim();
  return plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(plain) || plain.startsWith('.') ? `Library ${plain}`.trim() : plain;
}
