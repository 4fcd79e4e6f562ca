import { ActionIcon, Menu } from '@mantine/core';
import { Copy, Ellipsis, Pencil, Quote, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { annotationKinds } from '../../shared/domain/annotation';
import { KindIcon } from '../ui/kind-icon';
import type { ReaderActions } from './reader-actions';
import type { ShownAnnotation } from './shown-annotation';

/** What can be done with an annotation, behind the three dots of its card. */
export function AnnotationMenu({ entry, actions }: { readonly entry: ShownAnnotation; readonly actions: ReaderActions }) {
  const { t } = useTranslation('reader');
  return (
    <Menu position="bottom-end" shadow="md" width={230} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('card.menu')}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Pencil size={14} />} onClick={() => actions.edit(entry.key)}>
          {t('card.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<Copy size={14} />} onClick={() => actions.copy(entry)}>
          {t('card.copy')}
        </Menu.Item>
        <Menu.Item leftSection={<Quote size={14} />} disabled={entry.id === null} onClick={() => actions.cite(entry)}>
          {t('card.cite')}
        </Menu.Item>
        <Menu.Divider />
        {annotationKinds.map((kind, index) =>
          kind === entry.kind ? null : (
            <Menu.Item
              key={kind}
              leftSection={<KindIcon kind={kind} />}
              rightSection={index + 1}
              onClick={() => actions.changeKind(entry, kind)}
            >
              {t('card.kind', { kind: t(`kind.${kind}`) })}
            </Menu.Item>
          ),
        )}
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<Trash2 size={14} />} onClick={() => actions.remove(entry)}>
          {t('card.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
