import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ArticleRow } from '../../shared/domain/rows';
import { dayText, instantText } from '../ui/day-text';
import { languageName } from '../ui/language-name';
import classes from './article-detail.module.css';
import { KindCounts } from './kind-dots';
import { knownLanguage } from './known-language';

type Props = { readonly row: ArticleRow; readonly onOpen: () => void; readonly onTrash: () => void };

/** The selected article: what one needs to decide whether to open it. */
export function ArticleDetail({ row, onOpen, onTrash }: Props) {
  const { t, i18n } = useTranslation('library');
  const day = row.publishedOn === '' ? '' : dayText(row.publishedOn, i18n.language, 'long');
  const language = languageName(row.language, i18n.language);
  const meta = [row.source, day, t('words', { count: row.words }), language].filter((part) => part !== '');
  const facts = [
    [t('fact.author'), row.author],
    [t('fact.marking'), row.marking],
    [t('fact.grade'), gradeWords(row)],
    [t('fact.imported'), instantText(row.importedAt, i18n.language)],
    [t('fact.cited'), row.annotations === 0 ? '' : t('citedOf', { cited: row.cited, count: row.annotations })],
  ] as const;

  function gradeWords({ grade }: ArticleRow): string {
    return grade === null ? '' : `${t(`reliability.${grade.reliability}`)} · ${t(`credibility.${grade.credibility}`)}`;
  }

  return (
    <div className={classes.detail} data-testid="article-detail">
      <h2 className={classes.title} dir="auto" lang={knownLanguage(row.language)}>
        {row.title}
      </h2>
      <p className={classes.meta}>
        {meta.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts stand in a fixed order
          <span key={index}>
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
      <div className={classes.buttons}>
        <Button size="compact-md" onClick={onOpen}>
          {t('open')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onTrash}>
          {t('trash')}
        </Button>
      </div>
      {row.excerpt !== '' && (
        <p className={classes.excerpt} dir="auto" lang={knownLanguage(row.language)}>
          {row.excerpt}
        </p>
      )}
      {row.kinds.length > 0 && (
        <>
          <h3 className={classes.heading}>{t('annotationsHeading', { count: row.annotations })}</h3>
          <KindCounts kinds={row.kinds} />
        </>
      )}
      <h3 className={classes.heading}>{t('details')}</h3>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
