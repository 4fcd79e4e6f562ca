import type { DroppedPart, ImportWarning } from '../../../shared/domain/import-preview';

/** What is found on the way through a document and is no word of it. */
export type Findings = {
  /** Notes a part that is not taken over. `example` says which, in the document's own words. */
  readonly drop: (what: DroppedPart['what'], example?: string) => void;
  /** Notes a change of somebody that is taken as accepted; `removed` are the words that go with it. */
  readonly accept: (removed?: string) => void;
  /** Notes words that a reader of the document does not see. */
  readonly hide: () => void;
  readonly dropped: () => readonly DroppedPart[];
  readonly warnings: () => readonly ImportWarning[];
};

/** The longest example, in UTF-16 code units, as `droppedPart` demands. */
const longestExample = 200;

export function createFindings(): Findings {
  const parts = new Map<DroppedPart['what'], { count: number; example: string }>();
  let accepted = 0;
  let hidden = 0;
  const drop = (what: DroppedPart['what'], example = ''): void => {
    const words = shortened(example);
    const known = parts.get(what);
    if (known === undefined) parts.set(what, { count: 1, example: words });
    else parts.set(what, { count: known.count + 1, example: known.example || words });
  };
  return {
    drop,
    accept(removed = '') {
      accepted += 1;
      if (removed.trim() !== '') drop('tracked-change', removed);
    },
    hide() {
      hidden += 1;
    },
    dropped: () => [...parts].map(([what, part]) => ({ what, ...part })),
    warnings: () => [
      ...(accepted > 0 ? [{ code: 'tracked-changes' as const, params: { count: String(accepted) } }] : []),
      ...(hidden > 0 ? [{ code: 'hidden-text' as const, params: { count: String(hidden) } }] : []),
    ],
  };
}

/** One line, cut between whole characters. */
function shortened(example: string): string {
  const line = example.replace(/\s+/gu, ' ').trim();
  if (line.length <= longestExample) return line;
  return `${line.slice(0, longestExample - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
