import { z } from 'zod';
import type { DeepReadonly } from '../../shared/core/deep-readonly';
import { articleMeta } from '../../shared/domain/article';
import { importPreview } from '../../shared/domain/import-preview';
import { createKeeper } from '../app/kept-words';
import { openDraft } from './import-draft';
import { useImport } from './import-store';

/**
 * The import that is going on, kept for the case that the page crashes. The original waits in the main
 * process under the preview's token anyway; what is kept is what the person sees and has decided. The
 * preview may be large and never changes, so that it is handed over once.
 */

/** Half an address is kept like every other word that is not finished. */
const keptMeta = articleMeta.extend({ address: z.string() });

const keptDecisions = z.strictObject({
  typed: z.string(),
  draft: z
    .strictObject({
      token: z.string(),
      meta: keptMeta,
      cut: z.array(z.int()),
      accepted: z.array(z.string()),
      pictures: z.array(z.int()),
      attachments: z.array(z.int()),
    })
    .nullable(),
});

const preview = createKeeper<DeepReadonly<z.infer<typeof importPreview>>>('import-preview');
const decisions = createKeeper<DeepReadonly<z.infer<typeof keptDecisions>>>('import-decisions');

useImport.subscribe(({ phase, draft, typed }, before) => {
  // While it is stored it is the main process's: brought back, it would be stored a second time.
  const shown = phase === 'storing' ? null : draft;
  const shownBefore = before.phase === 'storing' ? null : before.draft;
  if (shown?.preview !== shownBefore?.preview) {
    if (shown === null) preview.forget();
    else preview.now(shown.preview);
  }
  if (shown === null && typed === '') decisions.forget();
  else if (shown !== shownBefore || typed !== before.typed) decisions.soon({ typed, draft: shown === null ? null : decidedOf(shown) });
});

function decidedOf({ preview: { token }, meta, decided }: ReturnType<typeof openDraft>) {
  return {
    token,
    meta,
    cut: [...decided.cut],
    accepted: [...decided.accepted],
    pictures: [...decided.pictures],
    attachments: [...decided.attachments],
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Shows a kept preview as it was proposed; what was decided follows. */
export function restorePreview(_id: string, value: unknown): boolean {
  const kept = importPreview.safeParse(value);
  if (kept.success) useImport.setState({ phase: 'deciding', draft: openDraft(kept.data) });
  return kept.success;
}

/** Makes what was typed and decided what it was. */
export function restoreDecisions(_id: string, value: unknown): boolean {
  const kept = keptDecisions.safeParse(value);
  if (!kept.success) return false;
  const { typed, draft: decided } = kept.data;
  useImport.setState(({ draft }) => {
    if (draft === null || decided === null || draft.preview.token !== decided.token) return { typed };
    // What is as it was proposed is no work of the person's, and quitting does not ask about it.
    const proposed = decidedOf(draft);
    const meta = isSame(decided.meta, proposed.meta) ? draft.meta : decided.meta;
    if (isSame({ ...decided, meta }, { ...proposed, meta })) return { typed, draft: { ...draft, meta } };
    // One step back leads to the proposal.
    const next = {
      cut: new Set(decided.cut),
      accepted: new Set(decided.accepted),
      pictures: new Set(decided.pictures),
      attachments: new Set(decided.attachments),
    };
    return { typed, draft: { ...draft, meta, decided: next, past: [draft.decided] } };
  });
  return true;
}
