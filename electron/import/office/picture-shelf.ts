import { importLimits } from '../limits';
import { ImportRefusal } from '../refusal';
import type { SourceBlock } from '../source-reading';
import type { Archive } from '../zip/open-archive';
import { block } from './blocks';

/** The pictures that a document's text shows, taken out of its archive when all of its words have been read. */
export type PictureShelf = {
  /** A block for the picture in the archive under that name. */
  readonly block: (name: string, alt: string) => SourceBlock;
  readonly names: () => ReadonlySet<string>;
  /** Reads the pictures. One that cannot be unpacked, or is one too many, is empty: it costs no words. */
  readonly fill: () => Promise<void>;
};

export function createPictureShelf(archive: Archive): PictureShelf {
  const wanted: { readonly name: string; readonly picture: { bytes: Uint8Array; readonly alt: string } }[] = [];
  return {
    block(name, alt) {
      const picture = { bytes: new Uint8Array(), alt: alt.replace(/\s+/gu, ' ').trim() };
      wanted.push({ name, picture });
      return { ...block('paragraph', ''), picture };
    },
    names: () => new Set(wanted.map(({ name }) => name)),
    async fill() {
      const read = new Map<string, Uint8Array>();
      let total = 0;
      for (const { name, picture } of wanted) {
        const bytes = read.get(name) ?? (total < importLimits.bytes ? await bytesOf(name) : new Uint8Array());
        if (!read.has(name)) total += bytes.byteLength;
        read.set(name, bytes);
        picture.bytes = bytes;
      }
    },
  };

  async function bytesOf(name: string): Promise<Uint8Array> {
    try {
      return (await archive.read(name)) ?? new Uint8Array();
    } catch (error) {
      if (error instanceof ImportRefusal) return new Uint8Array();
      throw error;
    }
  }
}
