import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Fact, type FactKind, factKinds } from '../../shared/domain/fact';
import { Dialog } from '../ui/dialog';

type Props = {
  readonly fact: Fact | null;
  readonly onCorrect: (fact: Fact, kind: FactKind, name: string) => void;
  readonly onClose: () => void;
};

/** What a fact is called, and what it is. */
export function CorrectFactDialog({ fact, onCorrect, onClose }: Props) {
  const { t } = useTranslation('reader');
  return (
    <Dialog title={t('facts.correctTitle')} opened={fact !== null} onClose={onClose} size="sm">
      {fact !== null && <FactForm key={fact.key} fact={fact} onCorrect={onCorrect} onClose={onClose} />}
    </Dialog>
  );
}

function FactForm({ fact, onCorrect, onClose }: Props & { readonly fact: Fact }) {
  const { t } = useTranslation('reader');
  const [name, setName] = useState(fact.name);
  const [kind, setKind] = useState<FactKind>(fact.kind);
  const isNew = name.trim() !== fact.name || kind !== fact.kind;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        if (isNew) onCorrect(fact, kind, name.trim());
        onClose();
      }}
    >
      <TextInput
        label={t('facts.name')}
        value={name}
        maxLength={300}
        dir="auto"
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        mt="sm"
        label={t('facts.kindLabel')}
        data={factKinds.map((value) => ({ value, label: t(`facts.one.${value}`) }))}
        value={kind}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
        onChange={(value) => {
          const chosen = factKinds.find((candidate) => candidate === value);
          if (chosen !== undefined) setKind(chosen);
        }}
      />
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('facts.cancel')}
        </Button>
        <Button type="submit" disabled={name.trim() === ''}>
          {t('facts.save')}
        </Button>
      </Group>
    </form>
  );
}
