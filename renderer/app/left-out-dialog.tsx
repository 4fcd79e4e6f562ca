import { useTranslation } from 'react-i18next';
import type { Value } from '../../shared/ipc/contract';
import { Dialog } from '../ui/dialog';
import classes from './recovery-report.module.css';

type Props = { readonly files: Value<'backup.create'>['leftOut']; readonly onClose: () => void };

/** Names every file of the library's folder that a backup does not hold, and why. */
export function LeftOutDialog({ files, onClose }: Props) {
  const { t } = useTranslation('backup');
  return (
    <Dialog title={t('leftOut.title')} opened={files.length > 0} onClose={onClose} size="lg">
      <p className={classes.intro}>{t('leftOut.intro')}</p>
      <ul className={classes.findings}>
        {files.map(({ path, reason }) => (
          <li key={path}>
            <bdi className={classes.file}>{path}</bdi>
            <span>{t(`leftOut.${reason}`)}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
