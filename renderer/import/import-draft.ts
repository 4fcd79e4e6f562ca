import type { ArticleMeta } from '../../shared/domain/article';
import { type ImportDecisions, type ImportPreview, proposedDecisions } from '../../shared/domain/import-preview';
import { continuesTable, paragraphNumbers } from '../../shared/domain/text-version';
import { webAddress } from '../../shared/domain/web-address';

/**
 * What the person has decided about a preview so far. Cuts and repairs can be undone and redone step
 * by step; the form's text fields undo their own typing, so that undoing a cut never takes back words.
 */
export type Decided = {
  /** Indexes of the blocks that stay out. */
  readonly cut: ReadonlySet<number>;
  /** Keys (`repairKey`) of the repairs that are made. */
  readonly accepted: ReadonlySet<string>;
  /** Indexes of the pictures that stay out. */
  readonly pictures: ReadonlySet<number>;
  /** Indexes of the attachments that are to be imported, too. */
  readonly attachments: ReadonlySet<number>;
};

export type ImportDraft = {
  readonly preview: ImportPreview;
  readonly meta: ArticleMeta;
  readonly decided: Decided;
  readonly past: readonly Decided[];
  readonly future: readonly Decided[];
};

/** Applies a step to the draft that is shown, and reads out the text behind `key` of the catalogue. */
export type ChangeDraft = (step: (draft: ImportDraft) => ImportDraft, key: string) => void;

/** At most this many steps can be undone. */
const longestPast = 200;

export function repairKey(block: number, repair: number): string {
  return `${block}:${repair}`;
}

/** A preview as it was proposed: every proposed cut is made, no repair is. */
export function openDraft(preview: ImportPreview): ImportDraft {
  const { cutBlocks, meta } = proposedDecisions(preview);
  const decided = { cut: new Set(cutBlocks), accepted: new Set<string>(), pictures: new Set<number>(), attachments: new Set<number>() };
  return { preview, meta, decided, past: [], future: [] };
}

function decide(draft: ImportDraft, decided: Decided): ImportDraft {
  return { ...draft, decided, past: [...draft.past, draft.decided].slice(-longestPast), future: [] };
}

function toggled<T>(set: ReadonlySet<T>, entry: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(entry)) next.add(entry);
  return next;
}

/** Cuts a block, or keeps one that was cut. */
export function toggleCut(draft: ImportDraft, block: number): ImportDraft {
  return decide(draft, { ...draft.decided, cut: toggled(draft.decided.cut, block) });
}

/**
 * Changes what is known of the source. The heading that is the title stays out only while the title says its words, in
 * whatever letters and signs: under another title nobody would read them.
 */
export function changeMeta(draft: ImportDraft, change: Partial<ArticleMeta>): ImportDraft {
  const meta = { ...draft.meta, ...change };
  const heading = draft.preview.blocks.findIndex(({ cut }) => cut === 'title');
  const words = wordsOf(draft.preview.blocks[heading]?.text ?? '');
  const isTitle = words === wordsOf(meta.title);
  if (heading === -1 || isTitle === (words === wordsOf(draft.meta.title))) return { ...draft, meta };
  const moved = (decided: Decided): Decided => ({
    ...decided,
    cut: new Set(isTitle ? [...decided.cut, heading] : [...decided.cut].filter((block) => block !== heading)),
  });
  return { ...draft, meta, decided: moved(draft.decided), past: draft.past.map(moved), future: draft.future.map(moved) };
}

function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Leaves a picture out, or keeps one that was left out. */
export function togglePicture(draft: ImportDraft, picture: number): ImportDraft {
  return decide(draft, { ...draft.decided, pictures: toggled(draft.decided.pictures, picture) });
}

/** Has an attachment imported too, or leaves it in the mail. */
export function toggleAttachment(draft: ImportDraft, attachment: number): ImportDraft {
  return decide(draft, { ...draft.decided, attachments: toggled(draft.decided.attachments, attachment) });
}

/** Accepts a repair, or leaves the words as they are written. */
export function toggleRepair(draft: ImportDraft, block: number, repair: number): ImportDraft {
  return decide(draft, { ...draft.decided, accepted: toggled(draft.decided.accepted, repairKey(block, repair)) });
}

/** Accepts all repairs of blocks that are kept, or none of any. */
export function setAllRepairs(draft: ImportDraft, accept: boolean): ImportDraft {
  return decide(draft, { ...draft.decided, accepted: new Set(accept ? repairsOfKept(draft) : []) });
}

export function undoDecision(draft: ImportDraft): ImportDraft {
  const decided = draft.past.at(-1);
  return decided === undefined ? draft : { ...draft, decided, past: draft.past.slice(0, -1), future: [draft.decided, ...draft.future] };
}

export function redoDecision(draft: ImportDraft): ImportDraft {
  const [decided, ...future] = draft.future;
  return decided === undefined ? draft : { ...draft, decided, past: [...draft.past, draft.decided], future };
}

/** The repairs that can be made: those of blocks that are kept. */
function repairsOfKept({ preview, decided }: ImportDraft): readonly string[] {
  return preview.blocks.flatMap((block, index) =>
    decided.cut.has(index) ? [] : block.repairs.map((_, repair) => repairKey(index, repair)),
  );
}

export type DraftCounts = { readonly repairs: number; readonly accepted: number; readonly cuts: number; readonly kept: number };

/** What the status bar says: repairs of kept blocks, how many of them are accepted, blocks cut and kept. */
export function countDraft(draft: ImportDraft): DraftCounts {
  const repairs = repairsOfKept(draft);
  const { cut, accepted } = draft.decided;
  return {
    repairs: repairs.length,
    accepted: repairs.filter((key) => accepted.has(key)).length,
    cuts: cut.size,
    kept: draft.preview.blocks.length - cut.size,
  };
}

/** The decisions as the main process takes them. */
export function decisionsOf({ preview, decided, meta }: ImportDraft): ImportDecisions {
  return {
    cutBlocks: [...decided.cut].sort((a, b) => a - b),
    cutPictures: [...decided.pictures].sort((a, b) => a - b),
    acceptedRepairs: preview.blocks.flatMap((block, index) =>
      block.repairs.flatMap((_, repair) => (decided.accepted.has(repairKey(index, repair)) ? [{ block: index, repair }] : [])),
    ),
    meta,
  };
}

/** Whether the address that was typed is one, or is unknown; until then the article is not stored. */
export function hasAddress({ meta }: ImportDraft): boolean {
  return webAddress.safeParse(meta.address).success;
}

/** The printed number of each block as it will be when stored: cut blocks, headings and all rows of a table but its first carry none. */
export function numbersOf({ preview, decided }: ImportDraft): readonly (number | null)[] {
  const kept = preview.blocks.filter((_, index) => !decided.cut.has(index));
  const numbers = paragraphNumbers(kept).map((number, index) => (continuesTable(kept, index) ? null : number));
  let next = 0;
  return preview.blocks.map((_, index) => (decided.cut.has(index) ? null : (numbers[next++] ?? null)));
}
