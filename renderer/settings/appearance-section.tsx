import { NativeSelect, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { updateAppSettings, useAppSettings, zoomSteps } from '../app/app-settings';
import classes from './settings.module.css';

const themes = ['system', 'light', 'dark'] as const;

/** Colours and size of the interface on this computer. */
export function AppearanceSection() {
  const { t } = useTranslation('settings');
  const settings = useAppSettings((state) => state.settings);
  if (settings === null) return null;
  const zooms = [...new Set([...zoomSteps, settings.zoom])].sort((one, other) => one - other);
  return (
    <section className={classes.section} aria-labelledby="settings-appearance">
      <h2 id="settings-appearance">{t('appearance.heading')}</h2>
      <Radio.Group
        label={t('appearance.theme')}
        value={settings.theme}
        onChange={(value) => {
          const theme = themes.find((candidate) => candidate === value);
          if (theme !== undefined) void updateAppSettings({ theme });
        }}
      >
        <div className={classes.choices}>
          {themes.map((theme) => (
            <Radio key={theme} value={theme} label={t(`appearance.theme.${theme}`)} />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label={t('appearance.size')}
        className={classes.short ?? ''}
        value={String(settings.zoom)}
        onChange={(event) => void updateAppSettings({ zoom: Number(event.currentTarget.value) })}
        data={zooms.map((zoom) => ({ value: String(zoom), label: t('appearance.percent', { percent: Math.round(zoom * 100) }) }))}
      />
    </section>
  );
}
