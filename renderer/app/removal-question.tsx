import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { confirmsMassLoss } from '../../shared/domain/mass-loss';
import { Dialog } from '../ui/dialog';
import { useLibraryStatus } from './library-status';
import classes from './removal-question.module.css';

export type Removal = {
  readonly title: string;
  /** What goes, and what becomes of it; one paragraph each. */
  readonly texts: readonly string[];
  /** Words of the button that does it. */
  readonly confirm: string;
  /** So much at one go that this number, or the library's name, must be typed; `null` when an answer is enough. */
  readonly typed: number | null;
};

type Asked = Removal & { readonly answer: (typed: string | null) => void };

const useQuestion = create<{ readonly asked: Asked | null }>()(() => ({ asked: null }));

/** Asks before something is removed; answers what was typed (nothing where nothing had to be), or `null` when it is to stay. */
export function askBeforeRemoving(removal: Removal): Promise<string | null> {
  return new Promise((resolve) => {
    const answer = (typed: string | null): void => {
      useQuestion.setState({ asked: null });
      resolve(typed);
    };
    useQuestion.setState({ asked: { ...removal, answer } });
  });
}

/** The question of `askBeforeRemoving`; one for the whole window. */
export function RemovalQuestion() {
  const asked = useQuestion((state) => state.asked);
  if (asked === null) return null;
  return (
    <Dialog opened onClose={() => asked.answer(null)} title={asked.title} size="md">
      <RemovalForm asked={asked} />
    </Dialog>
  );
}

function RemovalForm({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation('trash');
  const library = useLibraryStatus(({ status }) => status?.settings.name ?? '');
  const [typed, setTyped] = useState('');
  const count = asked.typed;
  const isConfirmed = count === null || confirmsMassLoss(typed, count, library);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed) asked.answer(typed);
      }}
    >
      {asked.texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {count !== null && (
        <TextInput
          label={t('confirm.type', { count, library })}
          value={typed}
          maxLength={200}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => asked.answer(null)} data-autofocus={count === null || undefined}>
          {t('confirm.keep')}
        </Button>
        <Button type="submit" className={isConfirmed ? (classes.remove ?? '') : ''} disabled={!isConfirmed}>
          {asked.confirm}
        </Button>
      </Group>
    </form>
  );
}
