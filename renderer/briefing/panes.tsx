import { useSplitter } from '@mantine/hooks';
import { type Dispatch, type ReactNode, type SetStateAction, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './panes.module.css';

type Props = {
  readonly evidence: ReactNode;
  readonly text: ReactNode;
  readonly preview: ReactNode;
  readonly shown: Shown;
  /** Dragged shut or open with a divider. */
  readonly onShown: (shown: Shown) => void;
};
export type Shown = { readonly evidence: boolean; readonly preview: boolean };

/** CSS pixels. The text needs about 500 for a line that reads well; a window too narrow for all three starts without preview. */
const narrow = 1080;
const textMinimum = 360;

/** What fits into the window at the start. */
function initialPanes(windowWidth: number): Shown {
  return { evidence: windowWidth >= 760, preview: windowWidth >= narrow };
}

/** Hides the preview when the window becomes too narrow for it, and shows it again when there is room. */
export function usePanes(): readonly [Shown, Dispatch<SetStateAction<Shown>>] {
  const [shown, setShown] = useState(() => initialPanes(window.innerWidth));
  useEffect(() => {
    const query = window.matchMedia(`(width < ${narrow}px)`);
    const follow = (): void => setShown((before) => ({ ...before, preview: !query.matches }));
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return [shown, setShown];
}

/** Evidence, text and preview side by side, with dividers for the mouse and for arrow keys. */
export function Panes({ evidence, text, preview, shown, onShown }: Props) {
  const { t } = useTranslation('briefing');
  const [sizes] = useState(() => {
    const wide = window.innerWidth >= 1360;
    return { evidence: wide ? 300 : 264, preview: window.innerWidth >= 1800 ? 620 : wide ? 420 : 340 };
  });
  const splitter = useSplitter<HTMLDivElement>({
    panels: [
      { defaultSize: `${sizes.evidence}px`, min: '200px', max: '520px', collapsible: true },
      { defaultSize: 1, min: `${textMinimum}px` },
      { defaultSize: `${sizes.preview}px`, min: '240px', collapsible: true },
    ],
    step: '16px',
    shiftStep: '80px',
    onCollapseChange: (index, collapsed) => onShown({ ...shown, [index === 0 ? 'evidence' : 'preview']: !collapsed }),
  });
  const { collapsed, collapse, expand } = splitter;
  useEffect(() => {
    const wanted = [shown.evidence, true, shown.preview];
    for (const [index, visible] of wanted.entries()) {
      if (visible && collapsed[index]) expand(index);
      if (!visible && collapsed[index] === false) collapse(index);
    }
  }, [shown, collapsed, collapse, expand]);
  const divider = (index: number, label: string) => ({ ...splitter.getHandleProps({ index }), 'aria-label': label });
  const flex = (index: number) => {
    const size = splitter.sizes[index];
    return typeof size === 'string' && size.endsWith('px') ? { flex: `0 1 ${size}` } : { flex: '1 1 0' };
  };
  return (
    <div className={classes.panes} ref={splitter.ref}>
      <div className={classes.pane} style={flex(0)} hidden={!shown.evidence}>
        {shown.evidence && evidence}
      </div>
      <div className={classes.divider} {...divider(0, t('panes.evidence'))} hidden={!shown.evidence} />
      <div className={classes.text} style={flex(1)}>
        {text}
      </div>
      <div className={classes.divider} {...divider(1, t('panes.preview'))} hidden={!shown.preview} />
      <div className={classes.pane} style={flex(2)} hidden={!shown.preview}>
        {shown.preview && preview}
      </div>
    </div>
  );
}
