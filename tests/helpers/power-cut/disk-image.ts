/**
 * What a disk holds at one moment, and what was asked of it since. Files and folders are known by number, as inodes
 * are, so that a rename moves a name and nothing else.
 */

/** A whole disk. The root folder has number 1. Never changed once made. */
export type DiskImage = {
  readonly folders: ReadonlyMap<number, ReadonlyMap<string, number>>;
  readonly files: ReadonlyMap<number, Uint8Array>;
};

/** One name in one folder begins to mean a file or folder, or (`null`) nothing. */
export type NameChange = { readonly folder: number; readonly name: string; readonly node: number | null };

/** Something that changes what lies on the disk, or makes it last, in the order in which it was asked for. */
export type DiskEvent =
  /** A file's content from here on, as a whole. */
  | { readonly kind: 'data'; readonly file: number; readonly content: Uint8Array }
  /** Names of one thing that change together: one for a creation or removal, two for a rename, the new one first. */
  | { readonly kind: 'names'; readonly of: 'file' | 'folder'; readonly changes: readonly [NameChange, ...NameChange[]] }
  /** Content of a file, or names in a folder, are to survive a power cut. `path`: where it lay, for people. */
  | { readonly kind: 'sync'; readonly node: number; readonly path: string }
  /** A scenario says that it was told something, such as that a save is done. */
  | { readonly kind: 'mark'; readonly label: string };

export const rootFolder = 1;

/** An empty disk. */
export const emptyImage: DiskImage = { folders: new Map([[rootFolder, new Map()]]), files: new Map() };

/** Every path of a file with its content and of a folder with `null`, sorted; two disks look the same when these do. */
export function listImage(image: DiskImage): readonly (readonly [string, Uint8Array | null])[] {
  const found: (readonly [string, Uint8Array | null])[] = [];
  const visit = (folder: number, path: string): void => {
    for (const [name, node] of image.folders.get(folder) ?? []) {
      const content = image.files.get(node);
      found.push([`${path}/${name}`, content ?? null]);
      if (content === undefined) visit(node, `${path}/${name}`);
    }
  };
  visit(rootFolder, '');
  return found.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
