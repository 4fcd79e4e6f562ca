import { useEffect, useState } from 'react';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { showFailure } from '../app/notices';
import { call, listen } from '../bridge';

/** All evidence of the library, kept current; `null` until the first answer. */
export function useEvidence(): readonly EvidenceItem[] | null {
  const [evidence, setEvidence] = useState<readonly EvidenceItem[] | null>(null);
  useEffect(() => {
    let asked = 0;
    const ask = (): void => {
      asked += 1;
      const serial = asked;
      void call('evidence.list', {}).then((answer) => {
        // A slower answer to an earlier question must not cover a newer one.
        if (serial !== asked) return;
        if (answer.ok) setEvidence(answer.value);
        else showFailure(answer.error);
      });
    };
    ask();
    const end = listen('library.changed', ({ topic }) => {
      // Saving this very briefing changes no passage.
      if (topic !== 'briefings') ask();
    });
    return () => {
      asked = Number.POSITIVE_INFINITY;
      end();
    };
  }, []);
  return evidence;
}
