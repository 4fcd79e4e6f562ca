import type { Handlers } from '../../shared/ipc/contract';
import type { FactsDesk } from '../facts/facts-desk';

/** Answers the rows of facts. */
export function factHandlers(facts: Pick<FactsDesk, 'read' | 'correct'>): Pick<Handlers, 'article.facts' | 'article.correct-facts'> {
  return {
    'article.facts': ({ id }) => facts.read(id),
    'article.correct-facts': ({ id, change }) => facts.correct(id, change),
  };
}
