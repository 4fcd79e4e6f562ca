import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '../../shared/domain/import-preview';
import classes from './import.module.css';

type Props = { readonly repair: Repair; readonly before: string; readonly accepted: boolean; readonly onToggle: () => void };

/** A proposed repair in its place: the words as written, the words proposed, and the button that decides. */
export function RepairMark({ repair, before, accepted, onToggle }: Props) {
  const { t } = useTranslation('import');
  const visible = (words: string): string =>
    words === '\n' ? t('lineBreak') : words === ' ' ? t('space') : words === '' ? t('nothing') : words;
  const isBreak = repair.reason === 'broken-line';
  const names = { before: visible(before), after: visible(repair.replacement) };
  return (
    <span className={classes.repair} data-accepted={accepted}>
      <del>{isBreak ? '↵' : before}</del> <ins>{isBreak ? '␣' : repair.replacement}</ins>
      <button type="button" className={classes.repairToggle} aria-pressed={accepted} onClick={onToggle}>
        {accepted && <Check size={12} aria-hidden />}
        {accepted ? t('asWritten') : t('accept')}{' '}
        <span className="visually-hidden">{t(accepted ? 'asWrittenNamed' : 'acceptNamed', names)}</span>
      </button>{' '}
    </span>
  );
}
