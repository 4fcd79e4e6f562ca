import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Article, displayTitle } from '../../shared/domain/article';
import { hostOf } from '../../shared/domain/web-address';
import { showFailure } from '../app/notices';
import { call } from '../bridge';
import { dayText, instantText } from '../ui/day-text';
import classes from './reading-pane.module.css';

/** From this many letters on a title is set smaller, so that the text is not pushed off the screen. */
const longTitle = 140;

/** The `lang` of the text's elements; unknown languages are left to the document's. */
export function languageOf(article: Article): string | undefined {
  return article.meta.language === 'und' ? undefined : article.meta.language;
}

/** Title, and one line on where the text comes from, when, how it is graded, and whether it was corrected. */
export function ArticleHeading({ article }: { readonly article: Article }) {
  const { t, i18n } = useTranslation('reader');
  const { meta } = article;
  const language = i18n.language;
  const last = article.versions.length > 1 ? article.versions.at(-1) : undefined;
  const title = displayTitle(article);
  return (
    <header className={classes.heading}>
      <h1 className={classes.title} dir="auto" lang={languageOf(article)} data-long={title.length > longTitle ? '' : undefined}>
        {title}
      </h1>
      <p className={classes.meta}>
        <span dir="auto">{meta.source.trim() === '' ? t('meta.unknownSource') : meta.source}</span>
        {meta.author.trim() !== '' && <span dir="auto">{meta.author}</span>}
        <span>{meta.publishedOn === '' ? t('meta.unknownDate') : dayText(meta.publishedOn, language, 'long')}</span>
        {meta.address !== '' && <AddressButton article={article} />}
        <span>{t('meta.imported', { date: instantText(article.importedAt, language) })}</span>
        {last !== undefined && (
          <span>{t('meta.version', { date: instantText(last.createdAt, language), number: article.versions.length })}</span>
        )}
        {meta.grade === null ? (
          <span className={classes.chip}>{t('meta.ungraded')}</span>
        ) : (
          <>
            <strong className={classes.chip} title={t(`reliability.${meta.grade.reliability}`)}>
              {t('meta.reliability', { grade: meta.grade.reliability })}
            </strong>
            <strong className={classes.chip} title={t(`credibility.${meta.grade.credibility}`)}>
              {t('meta.credibility', { grade: meta.grade.credibility })}
            </strong>
          </>
        )}
      </p>
    </header>
  );
}

/** The host of the address the article was published at; asks before a browser is sent there. */
function AddressButton({ article }: { readonly article: Article }) {
  const { t } = useTranslation('reader');
  const open = async (): Promise<void> => {
    const answer = await call('article.open-address', { id: article.id });
    if (!answer.ok) showFailure(answer.error);
  };
  const host = hostOf(article.meta.address);
  return (
    <span>
      <button
        type="button"
        className={classes.address}
        title={article.meta.address}
        aria-label={t('meta.address', { host })}
        onClick={() => void open()}
      >
        <bdi>{host}</bdi>
        <ExternalLink size={13} aria-hidden />
      </button>
    </span>
  );
}
