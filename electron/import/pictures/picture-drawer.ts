import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/core/result';
import type { DroppedPart } from '../../../shared/domain/import-preview';
import type { PlacedPicture } from '../../../shared/domain/picture';
import type { UtilityClient } from '../../process/utility-client';
import type { ImportCalls } from '../import-calls';
import { importLimits } from '../limits';
import type { RedrawnPicture } from './redraw-picture';
import type { PictureRefusal, PlacedSourcePicture } from './source-picture';

/** The pictures of one source that are kept, in their order, with their bytes by SHA-256; and those that are not. */
export type DrawnPictures = {
  readonly pictures: readonly PlacedPicture[];
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly dropped: readonly DroppedPart[];
};

export type PictureDrawer = {
  /** Draws the pictures of one source anew. Never fails: a picture that cannot be drawn is dropped, and told. */
  readonly draw: (sources: readonly PlacedSourcePicture[]) => Promise<DrawnPictures>;
  readonly stop: () => Promise<void>;
};

/**
 * Pictures are drawn in a process of their own, away from words: one that ends it, by what it holds or by the time that it
 * takes, costs itself and nothing else. Sources are taken one after the other; the process ends when none is waiting.
 */
export function createPictureDrawer(
  client: Pick<UtilityClient<ImportCalls>, 'call' | 'stop'>,
  monotonicMs: () => number = () => performance.now(),
): PictureDrawer {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  async function redraw(bytes: Uint8Array): Promise<Result<RedrawnPicture, PictureRefusal>> {
    const answer = await client.call('redrawPicture', { bytes });
    return answer.ok ? answer.value : fail('broken-image');
  }

  async function drawAll(sources: readonly PlacedSourcePicture[]): Promise<DrawnPictures> {
    const pictures: PlacedPicture[] = [];
    const files = new Map<string, Uint8Array>();
    const dropped = new Map<DroppedPart['what'], { count: number; example: string }>();
    const seen = new Map<string, Result<PlacedPicture, PictureRefusal>>();
    const until = monotonicMs() + importLimits.pictureTime;
    let bytes = 0;
    let broken = 0;
    for (const { alt, after, ...source } of sources) {
      const key = hashOf(source.bytes);
      const isOver = pictures.length >= importLimits.pictures || broken >= mostBroken || monotonicMs() > until;
      const drawn = seen.get(key) ?? (isOver ? fail('surplus-image') : await drawOne(source.bytes));
      seen.set(key, drawn);
      if (drawn.ok && pictures.length < importLimits.pictures) pictures.push({ ...drawn.value, after, alt: cut(alt, longestAlt) });
      else {
        const code = drawn.ok ? 'surplus-image' : drawn.error.code;
        const part = dropped.get(code) ?? { count: 0, example: '' };
        dropped.set(code, { count: part.count + 1, example: part.example || cut(alt, longestExample) });
      }
    }
    return { pictures, files, dropped: [...dropped].map(([what, part]) => ({ what, ...part })) };

    async function drawOne(source: Uint8Array): Promise<Result<PlacedPicture, PictureRefusal>> {
      if (source.byteLength === 0) return fail('broken-image');
      const drawn = await redraw(source);
      if (!drawn.ok) {
        if (drawn.error.code === 'broken-image') broken += 1;
        return drawn;
      }
      const { bytes: content, ...shown } = drawn.value;
      if (bytes + content.byteLength > importLimits.pictureBytes) return fail('surplus-image');
      bytes += content.byteLength;
      const sha256 = hashOf(content);
      files.set(sha256, content);
      return ok({ sha256, ...shown, bytes: content.byteLength, alt: '', after: 0 });
    }
  }

  return {
    async draw(sources) {
      if (sources.length === 0) return { pictures: [], files: new Map(), dropped: [] };
      waiting += 1;
      const drawn = last.then(() => drawAll(sources));
      last = drawn.catch(() => undefined);
      try {
        return await drawn;
      } finally {
        waiting -= 1;
        // It holds the memory of the largest picture until it ends.
        if (waiting === 0) await client.stop();
      }
    },
    stop: () => client.stop(),
  };
}

/** So many pictures may end the process before the rest is given up: each costs another start. */
const mostBroken = 5;
const longestAlt = 1000;
const longestExample = 200;

/** Cut between whole characters. */
function cut(words: string, most: number): string {
  return words.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
