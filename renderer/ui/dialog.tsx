import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

type Props = {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Width: a step of Mantine's scale, or CSS. */
  readonly size?: string;
  /** Whether a click beside it closes it: not where that would lose what was typed. */
  readonly closesOnClickOutside?: boolean;
  readonly children: ReactNode;
};

/**
 * A dialog over the screen. Mantine's own modal puts its title into a `header` element, which screen
 * readers take for a second banner of the page; here it is plain.
 */
export function Dialog({ title, opened, onClose, size = 'md', closesOnClickOutside = true, children }: Props) {
  const { t } = useTranslation('shell');
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} closeOnClickOutside={closesOnClickOutside} lockScroll={false} centered>
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
