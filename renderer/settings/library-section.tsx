import { Autocomplete, Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LibraryStatus } from '../../shared/domain/library-status';
import { markingSchemes } from '../../shared/domain/marking';
import type { LibrarySettings } from '../../shared/domain/settings';
import { useLibraryStatus } from '../app/library-status';
import { announce, showDone } from '../app/notices';
import { pushUndo, type UndoOutcome } from '../app/undo';
import { outcomeOf } from '../app/undo-outcome';
import { runCommand } from '../app/use-command';
import { call } from '../bridge';
import classes from './settings.module.css';
import { useField } from './use-field';

/** What belongs to the library that is open: its name, what new documents start with, and where it is. */
export function LibrarySection({ status }: { readonly status: LibraryStatus }) {
  const { t } = useTranslation('settings');
  // Not disabled: words that could not be kept can still be read and copied.
  const readOnly = status.state !== 'open';

  async function put(change: Partial<LibrarySettings>): Promise<UndoOutcome> {
    const answer = await call('library.update-settings', change);
    if (answer.ok) useLibraryStatus.setState({ status: answer.value });
    return outcomeOf(answer);
  }

  async function keep(change: Partial<LibrarySettings>, before: Partial<LibrarySettings>): Promise<boolean> {
    if ((await put(change)) !== 'done') return false;
    const step = { label: t('kept'), undo: () => put(before), redo: () => put(change) };
    pushUndo(step);
    announce(step.label);
    showDone(step.label, step);
    return true;
  }

  const name = useField(status.settings.name, (value) => keep({ name: value }, { name: status.settings.name }), { required: true });
  const marking = useField(status.settings.defaultMarking, (value) =>
    keep({ defaultMarking: value }, { defaultMarking: status.settings.defaultMarking }),
  );
  const from = useField(status.settings.defaultFrom, (value) => keep({ defaultFrom: value }, { defaultFrom: status.settings.defaultFrom }));
  const schemes = markingSchemes.map((scheme) => ({ group: t(`scheme.${scheme.id}`), items: scheme.levels.map((level) => level.label) }));

  return (
    <section className={classes.section} aria-labelledby="settings-library">
      <h2 id="settings-library">{t('library.heading')}</h2>
      <TextInput label={t('library.name')} description={t('library.nameHint')} maxLength={120} readOnly={readOnly} {...name.field} />
      <Autocomplete
        label={t('library.marking')}
        description={t('library.markingHint')}
        placeholder={t('library.markingNone')}
        data={schemes}
        filter={({ options }) => options}
        maxLength={120}
        maxDropdownHeight={320}
        readOnly={readOnly}
        {...marking.field}
        onChange={marking.change}
        onOptionSubmit={marking.submit}
      />
      <TextInput label={t('library.from')} description={t('library.fromHint')} maxLength={500} readOnly={readOnly} {...from.field} />
      <div className={classes.folder}>
        <span className={classes.label}>{t('library.folder')}</span>
        <bdi className={classes.path}>{status.folder}</bdi>
        <div className={classes.buttons}>
          <Button variant="default" size="compact-md" onClick={() => runCommand('library.show-folder')}>
            {t('library.show')}
          </Button>
          <Button variant="default" size="compact-md" disabled={readOnly} onClick={() => runCommand('library.move')}>
            {t('library.move')}
          </Button>
          {!readOnly && status.folderNameDiffers && (
            <Button variant="default" size="compact-md" onClick={() => runCommand('library.rename-folder')}>
              {t('library.renameFolder')}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}
