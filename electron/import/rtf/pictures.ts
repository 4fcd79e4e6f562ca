import { block } from '../office/blocks';
import type { SourceBlock } from '../source-reading';

/** The picture that a group is, gathered from what it says of itself and its bytes, in digits or as they are. */
export type RtfPicture = {
  readonly word: (name: string) => void;
  readonly digits: (text: string) => void;
  readonly bytes: (text: string) => void;
  /** The block of the picture; `null` when it is of a kind that is not kept in a file of its own, such as a metafile. */
  readonly block: () => SourceBlock | null;
};

export function createRtfPicture(): RtfPicture {
  let isFile = false;
  const digits: string[] = [];
  const binary: string[] = [];
  return {
    word(name) {
      if (name === 'pngblip' || name === 'jpegblip') isFile = true;
    },
    digits: (text) => void digits.push(text),
    bytes: (text) => void binary.push(text),
    block() {
      const hex = digits.join('').replace(/[^0-9A-Fa-f]/g, '');
      if (!isFile || (hex === '' && binary.length === 0)) return null;
      const bytes = Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from(binary.join(''), 'latin1')]);
      return { ...block('paragraph', ''), picture: { bytes: new Uint8Array(bytes), alt: '' } };
    },
  };
}
