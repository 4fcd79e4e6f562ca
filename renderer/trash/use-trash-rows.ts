import { useEffect, useState } from 'react';
import type { TrashRow } from '../../shared/domain/rows';
import { call, listen } from '../bridge';

/** What is in the trash, last first, followed while it changes; `null` until the first answer. */
export function useTrashRows(): readonly TrashRow[] | null {
  const [rows, setRows] = useState<readonly TrashRow[] | null>(null);
  useEffect(() => {
    let round = 0;
    async function ask(): Promise<void> {
      round += 1;
      const mine = round;
      const answer = await call('trash.list', {});
      if (answer.ok && mine === round) setRows(answer.value);
    }
    void ask();
    const end = listen('library.changed', ({ topic }) => {
      if (topic === 'trash' || topic === 'library') void ask();
    });
    return () => {
      round += 1;
      end();
    };
  }, []);
  return rows;
}
