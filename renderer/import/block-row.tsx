import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewBlock } from '../../shared/domain/import-preview';
import { BlockText } from './block-text';
import classes from './import.module.css';

type Props = {
  readonly block: PreviewBlock;
  readonly index: number;
  readonly number: number | null;
  readonly cut: boolean;
  /** Indexes of the accepted repairs, parted by commas: a string, so that unchanged rows are not drawn again. */
  readonly accepted: string;
  readonly showSigns: boolean;
  readonly language: string;
  readonly onToggleCut: (block: number) => void;
  readonly onToggleRepair: (block: number, repair: number) => void;
};

/** Words of a block that name it in a button's description, at most 60 characters. */
const longestName = 60;
/** A cut block shows one line of at most this many characters. */
const longestCut = 300;

/** One block with its number and the button that cuts it or keeps it. */
export const BlockRow = memo(function BlockRow(props: Props) {
  const { block, index, number, cut, accepted, showSigns, language, onToggleCut, onToggleRepair } = props;
  const { t } = useTranslation('import');
  const name = block.text.length <= longestName ? block.text : `${block.text.slice(0, longestName)}…`;
  const lang = language === 'und' ? undefined : language;
  return (
    <div className={classes.row} data-cut={cut} data-kind={block.kind} data-testid="block">
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <div className={classes.words} style={block.kind === 'list-item' ? { marginInlineStart: `${block.level * 20}px` } : undefined}>
        {cut ? (
          <del className={classes.cutText} dir="auto" lang={lang}>
            {block.text.slice(0, longestCut)}
          </del>
        ) : (
          <BlockText
            block={block}
            accepted={accepted}
            showSigns={showSigns}
            lang={lang}
            onToggle={(repair) => onToggleRepair(index, repair)}
          />
        )}
      </div>
      <button type="button" className={classes.toggle} aria-pressed={cut} onClick={() => onToggleCut(index)}>
        {cut ? t('keepCut', { reason: t(`reason.${block.cut ?? 'own'}`) }) : t('cut')}{' '}
        <span className="visually-hidden">{t('blockNamed', { text: name })}</span>
      </button>
    </div>
  );
});
