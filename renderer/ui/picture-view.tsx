import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../../shared/domain/picture';
import classes from './picture-view.module.css';

type Props = {
  readonly picture: Picture;
  /** The bytes of the picture with this SHA-256; `null` when they cannot be had. */
  readonly read: ReadPicture;
  /** Pixels of the page that it may be high. */
  readonly mostHeight: number;
};

/** Must stay the same function for the same article, or pictures are read again. */
export type ReadPicture = (sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>;

/** How far outside of the screen a picture is drawn already; what is farther away is let go. */
const nearness = '100% 0px';

/**
 * A stored picture. Its bytes are drawn on a canvas and never get an address, so that the page's policy need not let in
 * pictures of any other kind than the application's own.
 */
export function PictureView({ picture, read, mostHeight }: Props) {
  const { t } = useTranslation('ui');
  const { width, height, alt, sha256, mediaType } = picture;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setNear] = useState(false);
  const [state, setState] = useState<'waiting' | 'drawn' | 'broken'>('waiting');

  useEffect(() => {
    if (frame.current === null) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting === true), {
      root: frame.current.closest('[data-scroller]'),
      rootMargin: nearness,
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!isNear) return;
    let gone = false;
    void bitmapOf(read, sha256, mediaType).then((bitmap) => {
      if (gone) bitmap?.close();
      else if (bitmap === null) setState('broken');
      else {
        canvas.current?.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
        setState('drawn');
      }
    });
    return () => {
      gone = true;
    };
  }, [isNear, read, sha256, mediaType]);

  const shown = Math.min(width, Math.round((mostHeight * width) / height));
  return (
    <div ref={frame} className={classes.frame} style={{ maxWidth: shown, aspectRatio: `${width} / ${height}` }}>
      {state === 'broken' ? (
        <p className={classes.broken}>{t('picture.broken', { alt })}</p>
      ) : (
        isNear && (
          <canvas
            ref={canvas}
            className={classes.picture}
            width={width}
            height={height}
            role="img"
            aria-label={alt === '' ? t('picture.unnamed') : alt}
            data-drawn={state === 'drawn'}
          />
        )
      )}
    </div>
  );
}

async function bitmapOf(read: ReadPicture, sha256: string, type: Picture['mediaType']): Promise<ImageBitmap | null> {
  const bytes = await read(sha256);
  if (bytes === null) return null;
  try {
    return await createImageBitmap(new Blob([bytes], { type }));
  } catch {
    return null;
  }
}
