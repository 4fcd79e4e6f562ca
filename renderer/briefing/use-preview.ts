import { useEffect, useRef, useState } from 'react';
import type { BriefingId } from '../../shared/core/ids';
import type { Failure } from '../../shared/core/result';
import type { EvidenceItem } from '../../shared/domain/evidence';
import type { Value } from '../../shared/ipc/contract';
import { call } from '../bridge';
import type { Draft } from './open-drafts';

/** Milliseconds of rest after a change before the pages are set anew. */
const rest = 150;

export type Preview = {
  /** The newest pages; those before stay until the new ones are there. */
  readonly set: Value<'briefing.typeset'> | null;
  /** Why the newest draft could not be set; `null` when it was. */
  readonly failure: Failure<string> | null;
  readonly working: boolean;
};

/**
 * The pages of a draft, set anew shortly after every change of the draft or of what it cites. One
 * request runs at a time; what was typed meanwhile is set after it, and only the newest.
 */
export function usePreview(id: BriefingId, draft: Draft, evidence: readonly EvidenceItem[] | null, enabled: boolean): Preview {
  const [preview, setPreview] = useState<Preview>({ set: null, failure: null, working: false });
  const running = useRef(false);
  const wanted = useRef<Draft | null>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the evidence changes the pages, although it is not sent along
  useEffect(() => {
    if (!enabled) return;
    const timer = window.setTimeout(() => {
      wanted.current = draft;
      if (!running.current) void setNewest();
    }, rest);
    return () => window.clearTimeout(timer);
  }, [draft, evidence, enabled]);

  async function setNewest(): Promise<void> {
    running.current = true;
    setPreview((before) => ({ ...before, working: true }));
    while (wanted.current !== null && !gone.current) {
      const next = wanted.current;
      wanted.current = null;
      const answer = await call('briefing.typeset', { id, ...next });
      if (gone.current) break;
      setPreview((before) => (answer.ok ? { set: answer.value, failure: null, working: true } : { ...before, failure: answer.error }));
    }
    running.current = false;
    if (!gone.current) setPreview((before) => ({ ...before, working: false }));
  }

  return preview;
}
