import { Fragment, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewBlock } from '../../shared/domain/import-preview';
import classes from './import.module.css';
import { RepairMark } from './repair-mark';

type Props = {
  readonly block: PreviewBlock;
  readonly accepted: string;
  readonly showSigns: boolean;
  readonly lang: string | undefined;
  readonly onToggle: (repair: number) => void;
};

/** Laying out a paragraph of megabytes would stop the window: this many characters are shown at first, and with each further click. */
const firstPart = 6000;
const nextPart = 60_000;

/** A block's words with its repairs in place. */
export function BlockText({ block, accepted, showSigns, lang, onToggle }: Props) {
  const { t } = useTranslation('import');
  const [shown, setShown] = useState(firstPart);
  const acceptedOnes = new Set(accepted.split(','));
  const parts: ReactNode[] = [];
  let position = 0;
  for (const [index, repair] of block.repairs.entries()) {
    if (repair.end > shown) break;
    parts.push(
      <Fragment key={repair.start}>
        <Words text={block.text.slice(position, repair.start)} showSigns={showSigns} />
        <RepairMark
          repair={repair}
          before={block.text.slice(repair.start, repair.end)}
          accepted={acceptedOnes.has(String(index))}
          onToggle={() => onToggle(index)}
        />
      </Fragment>,
    );
    position = repair.end;
  }
  const end = Math.min(block.text.length, Math.max(shown, position));
  const Tag = block.kind === 'heading' ? 'h2' : block.kind === 'quote' ? 'blockquote' : 'p';
  return (
    <>
      <Tag className={classes.block} dir="auto" lang={lang}>
        {parts}
        <Words text={block.text.slice(position, end)} showSigns={showSigns} />
      </Tag>
      {end < block.text.length && (
        <button type="button" className={classes.more} onClick={() => setShown(end + nextPart)}>
          {t('showMore', { count: block.text.length - end })}
        </button>
      )}
    </>
  );
}

/** Direction and zero-width signs: they are shown by their code instead of doing what they do. */
const signs = /([\u202A-\u202E\u2066-\u2069\u200B-\u200D\u2060-\u2064\u180E\uFEFF])/u;

function Words({ text, showSigns }: { readonly text: string; readonly showSigns: boolean }) {
  const { t } = useTranslation('import');
  if (!showSigns || !signs.test(text)) return text;
  return text.split(signs).map((part, index) => {
    if (index % 2 === 0) return part;
    const code = `U+${part.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that never changes
      <span key={index} className={classes.sign} role="img" aria-label={t('invisibleSign', { code })}>
        {code}
      </span>
    );
  });
}
