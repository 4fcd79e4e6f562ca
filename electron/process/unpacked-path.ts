import { sep } from 'node:path';

/**
 * Where a file or folder of the application lies for readers that know nothing of Electron's archive: native code and
 * other programs. A packaged application keeps those beside `app.asar`, in `app.asar.unpacked` (electron-builder.yml,
 * `asarUnpack`); unpackaged, every path stays as it is.
 *
 * Only the last `app.asar` counts: the folder that the application was installed into may be called so too.
 */
export function unpackedPath(path: string, separator: string = sep): string {
  const inside = `${separator}app.asar${separator}`;
  const at = path.lastIndexOf(inside);
  if (at === -1) return path;
  return `${path.slice(0, at)}${separator}app.asar.unpacked${separator}${path.slice(at + inside.length)}`;
}
