import type { ArticleId } from '../../shared/core/ids';
import { currentVersion } from '../../shared/domain/article';
import type { TextVersion } from '../../shared/domain/text-version';
import { tellReplaced } from '../app/replaced-documents';
import type { UndoOutcome, UndoStep } from '../app/undo';
import { outcomeOf } from '../app/undo-outcome';
import { handOverUnsavedWork } from '../app/unsaved-work';
import { call } from '../bridge';
import { correctedDrafts, correctionOf } from './correction';

/** Taking a correction of the text back makes a further version with the words before it, so that nothing is lost either way. */
export function correctionStep(label: string, id: ArticleId, before: TextVersion, after: TextVersion): UndoStep {
  return { label, undo: () => replaceText(id, after, before), redo: () => replaceText(id, before, after) };
}

async function replaceText(id: ArticleId, from: TextVersion, to: TextVersion): Promise<UndoOutcome> {
  // Annotations that are still on their way belong to the text they were made in.
  await handOverUnsavedWork();
  const read = await call('article.read', { id });
  if (!read.ok) return outcomeOf(read);
  const present = currentVersion(read.value.article);
  // Corrected once more since, by hand or by restoring a version: those words are not thrown away.
  if (present.sha256 !== from.sha256) return 'gone';
  const answer = await call('article.correct-text', { id, basedOn: present.id, blocks: [...correctedDrafts(correctionOf(to))] });
  if (answer.ok) tellReplaced(id);
  return outcomeOf(answer);
}
