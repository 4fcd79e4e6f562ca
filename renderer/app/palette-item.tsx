import { Spotlight } from '@mantine/spotlight';
import classes from './palette.module.css';

type Props = {
  readonly id: string;
  readonly label: string;
  /** A word more, e.g. an article's source; empty for none. */
  readonly detail: string;
  /** Keys as the platform writes them; empty for none. */
  readonly keys: string;
  readonly active: boolean;
  readonly run: () => void;
};

/** One line of the palette. The library gives its items no id, which a screen reader needs to be told which one is active. */
export function PaletteItem({ id, label, detail, keys, active, run }: Props) {
  return (
    <Spotlight.Action
      ref={(element: HTMLButtonElement | null) => {
        if (element !== null) element.id = id;
      }}
      role="option"
      aria-selected={active}
      data-active={active || undefined}
      className={classes.item ?? ''}
      onClick={run}
    >
      <span className={classes.label} dir="auto">
        {label}
      </span>
      {detail !== '' && (
        <span className={classes.detail} dir="auto">
          {detail}
        </span>
      )}
      {keys !== '' && <kbd className={classes.keys}>{keys}</kbd>}
    </Spotlight.Action>
  );
}
