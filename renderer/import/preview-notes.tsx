import { Button } from '@mantine/core';
import { Trans, useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../shared/domain/import-preview';
import { useNavigation } from '../app/navigation';
import { ClipboardChoice } from './clipboard-choice';
import classes from './import.module.css';
import { NearNote } from './near-note';

/** What the person should know before storing: unusual characters, a duplicate, and where the original stays. */
export function PreviewNotes({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('import');
  const go = useNavigation((state) => state.go);
  const { duplicateOf, nearTo, characters, dropped, pictures, warnings, originalSha256 } = preview;
  const unusual = (['controls', 'broken', 'directional', 'zeroWidth'] as const).filter((kind) => characters[kind] > 0);
  return (
    <>
      {duplicateOf !== null && (
        <div className={classes.note} data-tone="info" data-testid="duplicate">
          <h3 className={classes.noteTitle}>{t('duplicateTitle')}</h3>
          <p>{t('duplicateBody', { title: duplicateOf.title || t('untitled') })}</p>
          <Button size="compact-sm" variant="default" onClick={() => go({ screen: 'reader', articleId: duplicateOf.id })}>
            {t('duplicateOpen')}
          </Button>
        </div>
      )}
      {nearTo !== null && <NearNote near={nearTo} />}
      {unusual.length > 0 && (
        <div className={classes.note} data-tone="warning" data-testid="characters">
          <h3 className={classes.noteTitle}>{t('charactersTitle')}</h3>
          <ul>
            {unusual.map((kind) => (
              <li key={kind}>{t(kind, { count: characters[kind] })}</li>
            ))}
          </ul>
        </div>
      )}
      {warnings.length > 0 && (
        <div className={classes.note} data-tone="warning" data-testid="import-warnings">
          <h3 className={classes.noteTitle}>{t('warningsTitle')}</h3>
          <ul>
            {warnings.map(({ code, params }) => (
              <li key={code}>{t(`warning.${code}`, params)}</li>
            ))}
          </ul>
        </div>
      )}
      {pictures.length > 0 && (
        <div className={classes.note} data-testid="import-pictures">
          <h3 className={classes.noteTitle}>{t('picturesTitle')}</h3>
          <p>{t('picturesKept', { count: pictures.length })}</p>
        </div>
      )}
      {dropped.length > 0 && (
        <div className={classes.note} data-testid="import-dropped">
          <h3 className={classes.noteTitle}>{t('droppedTitle')}</h3>
          <ul>
            {dropped.map(({ what, count, example }) => (
              <li key={what} className={classes.dropped}>
                {t(`dropped.${what}`, { count })}
                {example !== '' && <span className={classes.droppedExample}>{example}</span>}
              </li>
            ))}
          </ul>
          <p className={classes.soft}>{t('droppedKept')}</p>
        </div>
      )}
      <ClipboardChoice preview={preview} />
      <p className={classes.original} title={originalSha256}>
        <Trans
          t={t}
          i18nKey="original"
          values={{ hash: `${originalSha256.slice(0, 4)}…${originalSha256.slice(-4)}` }}
          components={{ code: <code /> }}
        />
      </p>
    </>
  );
}
