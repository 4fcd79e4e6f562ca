import { CloseButton, TextInput } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keysText } from '../app/shortcuts';
import { useCommand } from '../app/use-command';
import { useLibraryState } from './library-state';
import classes from './library-view.module.css';

/** The words that narrow the list, and how many articles are left. */
export function FilterBar({ total }: { readonly total: number | null }) {
  const { t } = useTranslation('library');
  const field = useRef<HTMLInputElement>(null);
  const { order, setText } = useLibraryState();
  useCommand('list.filter', () => field.current?.select());
  return (
    <div className={classes.filterBar}>
      <TextInput
        ref={field}
        className={classes.filter ?? ''}
        size="xs"
        maxLength={500}
        value={order.text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && order.text !== '') {
            event.preventDefault();
            setText('');
          }
        }}
        aria-label={t('filter')}
        aria-keyshortcuts="Control+F"
        placeholder={`${t('filter')} (${keysText('Mod+F')})`}
        leftSection={<ListFilter size={14} aria-hidden />}
        rightSection={order.text === '' ? null : <CloseButton size="xs" aria-label={t('filterClear')} onClick={() => setText('')} />}
      />
      <span className={classes.count} role="status">
        {total === null ? '' : order.text === '' ? t('articles', { count: total }) : t('matches', { count: total })}
      </span>
    </div>
  );
}
