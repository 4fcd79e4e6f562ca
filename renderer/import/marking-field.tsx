import { Autocomplete } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { markingSchemes } from '../../shared/domain/marking';

type Props = {
  readonly id: string;
  readonly value: string;
  readonly onChange: (marking: string) => void;
};

/** A marking: one of those that are common, or words of the person's own. */
export function MarkingField({ id, value, onChange }: Props) {
  const { t } = useTranslation('import');
  return (
    <Autocomplete
      id={id}
      maxLength={120}
      placeholder={t('unmarked')}
      data={markingSchemes.map((scheme) => ({ group: t(`marking.${scheme.id}`), items: scheme.levels.map((level) => level.label) }))}
      value={value}
      onChange={onChange}
    />
  );
}
