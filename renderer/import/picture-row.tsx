import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picture } from '../../shared/domain/picture';
import { PictureView, type ReadPicture } from '../ui/picture-view';
import classes from './import.module.css';

type Props = {
  readonly picture: Picture;
  readonly index: number;
  readonly cut: boolean;
  readonly read: ReadPicture;
  readonly onToggle: (picture: number) => void;
};

/** Pixels that a picture may be high here, where the words are what is judged. */
const mostHeight = 280;

/** A picture of the preview at its place, with the button that leaves it out or takes it in again. */
export const PictureRow = memo(function PictureRow({ picture, index, cut, read, onToggle }: Props) {
  const { t } = useTranslation('import');
  const name = picture.alt === '' ? t('pictureUnnamed') : picture.alt;
  return (
    <div className={classes.row} data-cut={cut} data-testid="picture">
      <span className={classes.number} aria-hidden />
      <div className={classes.words}>
        {cut ? (
          <del className={classes.cutText} dir="auto">
            {t('pictureNamed', { name })}
          </del>
        ) : (
          <PictureView picture={picture} read={read} mostHeight={mostHeight} />
        )}
      </div>
      <button type="button" className={classes.toggle} aria-pressed={cut} onClick={() => onToggle(index)}>
        {cut ? t('keepCut', { reason: t('reason.own') }) : t('cut')} <span className="visually-hidden">{t('pictureNamed', { name })}</span>
      </button>
    </div>
  );
});
