import { Button, Group } from '@mantine/core';
import { BookOpen, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayWords } from '../../shared/compile/day-words';
import type { NumberedCitation } from '../../shared/compile/number-citations';
import { currentVersion } from '../../shared/domain/article';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { gradeText } from '../../shared/domain/grade';
import { useNavigation } from '../app/navigation';
import { call } from '../bridge';
import classes from './citation-passage.module.css';
import { placeWords, sourceName } from './citations';
import { type PassageContext, passageContext } from './passage-context';

type Props = { readonly citation: NumberedCitation; readonly onClose: () => void; readonly onRemove: () => void };

/** The passage behind a citation, word for word and in its context, with what is known of its source. */
export function CitationPassage({ citation, onClose, onRemove }: Props) {
  const { t } = useTranslation('briefing');
  const go = useNavigation((state) => state.go);
  const { evidence } = citation;
  const context = usePassageContext(evidence);
  return (
    <div className={classes.passage} data-testid="passage">
      {evidence === null ? (
        <p className={classes.warning}>{t('passage.deleted')}</p>
      ) : (
        <>
          <p className={classes.source}>
            <strong>{sourceName(evidence, t)}</strong>
            {evidence.publishedOn !== '' && <> · {dayWords(evidence.publishedOn, 'en')}</>}
            {citation.locator !== null && <> · {placeWords(citation.locator, t)}</>}
            {evidence.grade !== null && <span className={classes.grade}>{gradeText(evidence.grade)}</span>}
          </p>
          <p className={classes.title}>{evidence.articleTitle}</p>
          {evidence.state === 'lost' && <p className={classes.warning}>{t('passage.lost')}</p>}
          <blockquote className={classes.words}>
            {context !== null && <span className={classes.around}>{context.before}</span>}
            <mark className={classes.mark} data-kind={evidence.kind}>
              {evidence.quote}
            </mark>
            {context !== null && <span className={classes.around}>{context.after}</span>}
          </blockquote>
          <p className={classes.kind}>
            {t(`kind.${evidence.kind}`)}
            {evidence.comment !== '' && <> · {evidence.comment}</>}
          </p>
        </>
      )}
      <Group gap="xs" justify="space-between">
        {evidence !== null && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<BookOpen size={14} aria-hidden />}
            data-autofocus
            onClick={() => {
              onClose();
              go({ screen: 'reader', articleId: evidence.articleId, annotationId: evidence.annotationId });
            }}
          >
            {t('passage.openInReader')}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" color="red" leftSection={<Trash2 size={14} aria-hidden />} onClick={onRemove}>
          {t('passage.remove')}
        </Button>
      </Group>
    </div>
  );
}

/** The words around the passage, read from its article; `null` while unknown or when the passage is lost. */
function usePassageContext(evidence: EvidenceItem | null): PassageContext | null {
  const [context, setContext] = useState<PassageContext | null>(null);
  useEffect(() => {
    if (evidence === null || evidence.state === 'lost') return;
    let gone = false;
    void call('article.read', { id: evidence.articleId }).then((answer) => {
      if (gone || !answer.ok) return;
      const found = answer.value.annotations.find((anchored) => anchored.annotation.id === evidence.annotationId);
      if (found !== undefined && found.state !== 'lost')
        setContext(passageContext(currentVersion(answer.value.article).text, found.start, found.end));
    });
    return () => {
      gone = true;
    };
  }, [evidence]);
  return context;
}
