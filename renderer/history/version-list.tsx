import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedVersion } from './use-versions';
import classes from './version-list.module.css';
import { sourceText, whenText } from './version-name';

type Props = { readonly versions: readonly ListedVersion[]; readonly selected: string; readonly onSelect: (id: string) => void };

/** The versions as one tab stop: arrows, Home and End choose. */
export function VersionList({ versions, selected, onSelect }: Props) {
  const { t } = useTranslation('history');
  const list = useRef<HTMLDivElement>(null);
  const index = Math.max(
    0,
    versions.findIndex(({ id }) => id === selected),
  );
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const targets: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: versions.length - 1 };
    const target = versions[targets[event.key] ?? -1];
    if (event.ctrlKey || event.metaKey || event.altKey || target === undefined) return;
    event.preventDefault();
    onSelect(target.id);
  };
  return (
    <div
      ref={list}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={t('versions')}
      aria-activedescendant={optionId(index)}
      onKeyDown={onKeyDown}
      data-testid="versions"
    >
      {versions.map((version, at) => (
        <VersionOption key={version.id} version={version} id={optionId(at)} selected={at === index} onSelect={() => onSelect(version.id)} />
      ))}
    </div>
  );
}

function optionId(index: number): string {
  return `version-${index}`;
}

type OptionProps = { readonly version: ListedVersion; readonly id: string; readonly selected: boolean; readonly onSelect: () => void };

function VersionOption({ version, id, selected, onSelect }: OptionProps) {
  const { t, i18n } = useTranslation('history');
  const when = whenText(version, t, i18n.language);
  const isEarlier = version.source === 'earlier';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active option
    <div id={id} role="option" aria-selected={selected} className={classes.option} onClick={onSelect} data-source={version.source}>
      <div className={classes.head}>
        <span className={classes.name}>{isEarlier && when !== '' ? when : sourceText(version, t)}</span>
        {!isEarlier && <span className={classes.when}>{when}</span>}
      </div>
      <div className={classes.summary} data-failed={version.failure === null ? undefined : ''}>
        {version.failure === null
          ? (version.summary ?? t('reading'))
          : t(version.failure.code === 'history.damaged' ? 'damaged' : 'unreadable')}
      </div>
    </div>
  );
}
