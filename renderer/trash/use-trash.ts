import { useEffect, useState } from 'react';
import type { EmptiedRow, TrashRow } from '../../shared/domain/rows';
import { oneAtATime } from '../app/one-at-a-time';
import { call, listen } from '../bridge';

export type TrashShown = { readonly rows: readonly TrashRow[]; readonly emptied: readonly EmptiedRow[] };

/** What is in the trash, last first, and what of it is set aside; followed while it changes. `null` until the first answer. */
export function useTrash(): TrashShown | null {
  const [shown, setShown] = useState<TrashShown | null>(null);
  useEffect(() => {
    let isOver = false;
    // A long trash takes a while to read.
    const ask = oneAtATime(async () => {
      if (isOver) return;
      const [rows, emptied] = await Promise.all([call('trash.list', {}), call('trash.emptied', {})]);
      if (rows.ok && emptied.ok && !isOver) setShown({ rows: rows.value, emptied: emptied.value });
    });
    void ask();
    const end = listen('library.changed', ({ topic }) => {
      if (topic === 'trash' || topic === 'library') void ask();
    });
    return () => {
      isOver = true;
      end();
    };
  }, []);
  return shown;
}
