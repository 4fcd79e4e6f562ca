import { useEffect, useState } from 'react';
import type { BriefingRow } from '../../shared/domain/rows';
import { showFailure } from '../app/notices';
import { call, listen } from '../bridge';

/** The rows of all briefings, kept current; `null` until the first answer. */
export function useBriefingRows(): readonly BriefingRow[] | null {
  const [rows, setRows] = useState<readonly BriefingRow[] | null>(null);
  useEffect(() => {
    let asked = 0;
    const ask = (): void => {
      asked += 1;
      const serial = asked;
      void call('briefing.list', {}).then((answer) => {
        if (serial !== asked) return;
        if (answer.ok) setRows(answer.value);
        else showFailure(answer.error);
      });
    };
    ask();
    const end = listen('library.changed', ask);
    return () => {
      asked = Number.POSITIVE_INFINITY;
      end();
    };
  }, []);
  return rows;
}
