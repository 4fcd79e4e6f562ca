import { useEffect, useState } from 'react';
import type { ArticleRow, BriefingRow } from '../../shared/domain/rows';
import { call } from '../bridge';
import { matchesWords } from './palette-search';

type Documents = { readonly articles: readonly ArticleRow[]; readonly briefings: readonly BriefingRow[] };

const none: Documents = { articles: [], briefings: [] };
/** At most this many of each are shown: the palette is for going somewhere, not for browsing. */
const most = 6;

/** Articles and briefings whose titles hold the words of `query`; the latest ones while it is empty. Asked for only while `opened`. */
export function usePaletteDocuments(query: string, opened: boolean): Documents {
  const [documents, setDocuments] = useState(none);
  useEffect(() => {
    if (!opened) return;
    // An answer that comes after the next question is of no use any more.
    let current = true;
    const text = query.trim().slice(0, 500);
    const articles = call('article.list', { text, sort: 'importedAt', descending: true, offset: 0, limit: most });
    void Promise.all([articles, call('briefing.list', {})]).then(([found, briefings]) => {
      if (!current) return;
      setDocuments({
        articles: found.ok ? found.value.rows : [],
        briefings: briefings.ok ? briefings.value.filter(({ title }) => matchesWords(title, text)).slice(0, most) : [],
      });
    });
    return () => {
      current = false;
    };
  }, [query, opened]);
  return opened ? documents : none;
}
