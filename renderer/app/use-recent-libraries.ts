import { useEffect, useState } from 'react';
import type { RecentRow } from '../../shared/domain/recent-library';
import { call, listen } from '../bridge';

/** The libraries that were opened on this computer, the last one first, each with whether it is there. Asked for while `wanted`. */
export function useRecentLibraries(wanted = true): readonly RecentRow[] {
  const [rows, setRows] = useState<readonly RecentRow[]>([]);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    function ask(): void {
      void call('library.recent', {}).then((answer) => {
        if (current && answer.ok) setRows(answer.value);
      });
    }
    ask();
    const end = listen('library.changed', ({ topic }) => topic === 'library' && ask());
    return () => {
      current = false;
      end();
    };
  }, [wanted]);
  return rows;
}
