import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecoveredRow } from '../../shared/domain/recovered-words';
import { call } from '../bridge';
import { instantText, timeText } from '../ui/day-text';
import { Dialog } from '../ui/dialog';
import { useLibraryStatus } from './library-status';
import { announce, closeButton, showFailure } from './notices';
import classes from './recovered-words.module.css';

const noticeId = 'recovered';

/** Offers back words that could not be stored at an earlier start, because their library was taken away while they were written. */
export function RecoveredWords() {
  const { t } = useTranslation('shell');
  const [rows, setRows] = useState<readonly RecoveredRow[]>([]);
  const [opened, setOpened] = useState(false);
  const folder = useLibraryStatus(({ status }) => (status?.state === 'open' ? status.folder : null));

  const ask = useCallback(async () => {
    const answer = await call('recovered.list', {});
    if (!answer.ok) return 0;
    setRows(answer.value);
    return answer.value.length;
  }, []);

  // Offered when a library that can be written to is open, once each time.
  useEffect(() => {
    if (folder === null) return;
    void ask().then((count) => {
      if (count === 0) return;
      const show = (): void => {
        notifications.hide(noticeId);
        setOpened(true);
      };
      const button = (
        <Button variant="subtle" size="compact-sm" onClick={show}>
          {t('recovered.show')}
        </Button>
      );
      notifications.show({
        id: noticeId,
        color: 'orange',
        autoClose: false,
        title: t('recovered.notice'),
        message: button,
        ...closeButton(),
      });
    });
  }, [folder, ask, t]);

  async function settle(row: RecoveredRow, what: 'recovered.put-back' | 'recovered.discard'): Promise<void> {
    const answer = await call(what, { key: row.key });
    if (!answer.ok) showFailure(answer.error);
    else if (what === 'recovered.put-back') announce(t('recovered.done'));
    if ((await ask()) === 0) setOpened(false);
  }

  return (
    <Dialog title={t('recovered.title')} opened={opened} onClose={() => setOpened(false)} size="lg">
      <p className={classes.intro}>{t('recovered.intro')}</p>
      {rows.map((row) => (
        <Copy
          key={row.key}
          row={row}
          onPutBack={() => void settle(row, 'recovered.put-back')}
          onDiscard={() => void settle(row, 'recovered.discard')}
        />
      ))}
    </Dialog>
  );
}

type CopyProps = { readonly row: RecoveredRow; readonly onPutBack: () => void; readonly onDiscard: () => void };

function Copy({ row: { keptAt, texts }, onPutBack, onDiscard }: CopyProps) {
  const { t, i18n } = useTranslation('shell');
  const [sure, setSure] = useState(false);
  const all = texts.join('\n\n');
  return (
    <div className={classes.copy}>
      <h3 className={classes.when}>
        {t('recovered.kept', { day: instantText(keptAt, i18n.language), time: timeText(keptAt, i18n.language) })}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard */}
      <section className={classes.text} tabIndex={0} aria-label={t('recovered.text')} dir="auto">
        {all}
      </section>
      <Group>
        <Button size="compact-md" onClick={onPutBack} data-autofocus>
          {t('recovered.putBack')}
        </Button>
        <Button size="compact-md" variant="default" onClick={() => void navigator.clipboard.writeText(all)}>
          {t('recovered.copy')}
        </Button>
        {/* What cannot be taken back is pressed twice. */}
        <Button size="compact-md" variant="default" onClick={() => (sure ? onDiscard() : setSure(true))}>
          {t(sure ? 'recovered.discardSure' : 'recovered.discard')}
        </Button>
      </Group>
    </div>
  );
}
