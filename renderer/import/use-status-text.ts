import { useTranslation } from 'react-i18next';
import { countDraft, type ImportDraft } from './import-draft';

/** Gives the line that the status bar shows and the live region reads, e.g. "2 repairs proposed · 3 cuts, each can be kept". */
export function useStatusText(): (draft: ImportDraft) => string {
  const { t } = useTranslation('import');
  return (draft) => {
    const { repairs, accepted, cuts } = countDraft(draft);
    const repairText =
      repairs === 0
        ? t('noRepairs')
        : accepted === 0
          ? t('repairsToDecide', { count: repairs })
          : t('repairsAccepted', { count: repairs, accepted });
    return `${repairText} · ${cuts === 0 ? t('noCuts') : t('cuts', { count: cuts })}`;
  };
}
