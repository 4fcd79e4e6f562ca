import { useEffect, useState } from 'react';
import type { EmptiedRow, TrashRow } from '../../shared/domain/rows';
import { call, listen } from '../bridge';

export type TrashShown = { readonly rows: readonly TrashRow[]; readonly emptied: readonly EmptiedRow[] };

/** What is in the trash, last first, and what of it is set aside; followed while it changes. `null` until the first answer. */
export function useTrash(): TrashShown | null {
  const [shown, setShown] = useState<TrashShown | null>(null);
  useEffect(() => {
    let isOver = false;
    let asking = false;
    let again = false;
    // Many changes in a row are asked for once: a long trash takes a while to read.
    async function ask(): Promise<void> {
      again = true;
      if (asking) return;
      asking = true;
      while (again && !isOver) {
        again = false;
        const [rows, emptied] = await Promise.all([call('trash.list', {}), call('trash.emptied', {})]);
        if (rows.ok && emptied.ok && !isOver) setShown({ rows: rows.value, emptied: emptied.value });
      }
      asking = false;
    }
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
