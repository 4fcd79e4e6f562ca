import type { FileSystem, OpenFile } from '../../../electron/library/file-system';
import { type DiskEvent, type DiskImage, emptyImage, type NameChange, rootFolder } from './disk-image';

/**
 * A disk in memory behind the library's own port, which writes down every change. It answers as Linux does, error codes
 * included (tests/unit/helpers/memory-disk.test.ts compares it with the real one). Modes, owners and links by symbol
 * are not in it.
 */
export type MemoryDisk = {
  readonly fileSystem: FileSystem;
  /** Everything since it was made, or since `forget`. */
  readonly events: () => readonly DiskEvent[];
  /** Forgets the events: what lies there now is taken to be safe. */
  readonly forget: () => void;
  readonly mark: (label: string) => void;
  readonly image: () => DiskImage;
  /** Files that were opened and not closed. */
  readonly openFiles: () => number;
  /** Writes into a file that may exist, from its start and without a temp: what the library never does. */
  readonly writeInPlace: (path: string, bytes: Uint8Array) => void;
};

const nothing = new Uint8Array();

function refuse(code: string, path: string): never {
  throw Object.assign(new Error(`${code}: ${path}`), { code });
}

export function createMemoryDisk(image: DiskImage = emptyImage): MemoryDisk {
  const folders = new Map([...image.folders].map(([number, names]) => [number, new Map(names)]));
  const files = new Map(image.files);
  const modified = new Map<number, number>();
  let events: DiskEvent[] = [];
  let open = 0;
  let last = Math.max(rootFolder, ...folders.keys(), ...files.keys());
  let tick = 0;

  /** Walks to the folder that holds the last name of a path. */
  function parentOf(path: string): { readonly folder: number; readonly names: Map<string, number>; readonly name: string } {
    const steps = path.split('/').filter((step) => step !== '');
    const name = steps.pop() ?? refuse('EBUSY', path);
    let folder = rootFolder;
    for (const step of steps) folder = namesIn(folder, path).get(step) ?? refuse('ENOENT', path);
    return { folder, names: namesIn(folder, path), name };
  }

  function namesIn(folder: number, path: string): Map<string, number> {
    return folders.get(folder) ?? refuse('ENOTDIR', path);
  }

  function nodeAt(path: string): number {
    if (path === '/') return rootFolder;
    const { names, name } = parentOf(path);
    return names.get(name) ?? refuse('ENOENT', path);
  }

  function contentOf(node: number, path: string): Uint8Array {
    return files.get(node) ?? refuse('EISDIR', path);
  }

  function changeNames(of: 'file' | 'folder', ...changes: [NameChange, ...NameChange[]]): void {
    for (const { folder, name, node } of changes) {
      if (node === null) folders.get(folder)?.delete(name);
      else folders.get(folder)?.set(name, node);
    }
    events.push({ kind: 'names', of, changes });
  }

  function setContent(file: number, content: Uint8Array): void {
    files.set(file, content);
    modified.set(file, ++tick);
    events.push({ kind: 'data', file, content });
  }

  function create(path: string): number {
    const { folder, names, name } = parentOf(path);
    if (names.has(name)) refuse('EEXIST', path);
    const node = ++last;
    files.set(node, nothing);
    modified.set(node, ++tick);
    changeNames('file', { folder, name, node });
    return node;
  }

  function makeFolder(path: string): void {
    const made: string[] = [];
    for (const step of path.split('/').filter((part) => part !== '')) {
      made.push(step);
      const { folder, names, name } = parentOf(`/${made.join('/')}`);
      const there = names.get(name);
      if (there === undefined) {
        const node = ++last;
        folders.set(node, new Map());
        changeNames('folder', { folder, name, node });
      } else if (!folders.has(there)) refuse(`/${made.join('/')}` === path ? 'EEXIST' : 'ENOTDIR', path);
    }
  }

  function remove(path: string): void {
    const { folder, names, name } = parentOf(path);
    const node = names.get(name);
    if (node === undefined) return;
    // As `rm -r` does: one name after the other, the folder last.
    for (const child of [...(folders.get(node)?.keys() ?? [])]) remove(`${path}/${child}`);
    changeNames(folders.has(node) ? 'folder' : 'file', { folder, name, node: null });
  }

  function rename(from: string, to: string): void {
    const source = parentOf(from);
    const target = parentOf(to);
    const node = source.names.get(source.name) ?? refuse('ENOENT', from);
    const there = target.names.get(target.name);
    if (there === node) return;
    if (folders.has(node) && `${to}/`.startsWith(`${from}/`)) refuse('EINVAL', to);
    if (there !== undefined && folders.has(node) && files.has(there)) refuse('ENOTDIR', to);
    if (there !== undefined && files.has(node) && folders.has(there)) refuse('EISDIR', to);
    if ((folders.get(there ?? 0)?.size ?? 0) > 0) refuse('ENOTEMPTY', to);
    changeNames(
      folders.has(node) ? 'folder' : 'file',
      { folder: target.folder, name: target.name, node },
      { folder: source.folder, name: source.name, node: null },
    );
  }

  function openFile(node: number, path: string): OpenFile {
    open += 1;
    return {
      write: async (bytes) => setContent(node, Buffer.concat([contentOf(node, path), bytes])),
      sync: async () => {
        events.push({ kind: 'sync', node, path });
      },
      size: async () => contentOf(node, path).byteLength,
      close: async () => {
        open -= 1;
      },
    };
  }

  const fileSystem: FileSystem = {
    createFile: async (path) => openFile(create(path), path),
    async overwrite(path, bytes) {
      const node = nodeAt(path);
      setContent(node, Buffer.concat([bytes, contentOf(node, path).subarray(bytes.byteLength)]));
    },
    // The real disk refuses what is no regular file in its own words, before it is read.
    readFile: async (path) => files.get(nodeAt(path)) ?? refuse('EINVAL', path),
    list: async (folder) => [...namesIn(nodeAt(folder), folder).keys()],
    async stamp(path) {
      const inode = nodeAt(path);
      const content = files.get(inode);
      return {
        isFile: content !== undefined,
        isFolder: content === undefined,
        size: content?.byteLength ?? 0,
        modified: modified.get(inode) ?? inode,
        inode,
      };
    },
    makeFolder: async (folder) => makeFolder(folder),
    rename: async (from, to) => rename(from, to),
    async link(from, to) {
      const node = nodeAt(from);
      const { folder, names, name } = parentOf(to);
      if (names.has(name)) refuse('EEXIST', to);
      if (folders.has(node)) refuse('EPERM', from);
      changeNames('file', { folder, name, node });
    },
    async copy(from, to) {
      const node = nodeAt(from);
      if (parentOf(to).names.has(parentOf(to).name)) refuse('EEXIST', to);
      const content = contentOf(node, from);
      setContent(create(to), content);
    },
    async removeFile(path) {
      const { folder, names, name } = parentOf(path);
      const node = names.get(name) ?? refuse('ENOENT', path);
      if (folders.has(node)) refuse('EISDIR', path);
      changeNames('file', { folder, name, node: null });
    },
    async removeFolder(folder) {
      try {
        remove(folder);
      } catch (error) {
        // `force`: what is not there need not be removed.
        if ((error as { code?: string }).code !== 'ENOENT') throw error;
      }
    },
    async syncFolder(folder) {
      const node = nodeAt(folder);
      events.push({ kind: 'sync', node, path: folder });
    },
    async syncFile(path) {
      const node = nodeAt(path);
      contentOf(node, path);
      events.push({ kind: 'sync', node, path });
    },
    freeBytes: async () => 2 ** 40,
  };

  return {
    fileSystem,
    events: () => events,
    forget: () => {
      events = [];
    },
    mark: (label) => {
      events.push({ kind: 'mark', label });
    },
    image: () => ({ folders: new Map([...folders].map(([number, names]) => [number, new Map(names)])), files: new Map(files) }),
    openFiles: () => open,
    writeInPlace(path, bytes) {
      const { names, name } = parentOf(path);
      const node = names.get(name) ?? create(path);
      setContent(node, nothing);
      setContent(node, bytes);
    },
  };
}
