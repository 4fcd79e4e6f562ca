import type { TrashKind } from './rows';

/** How many things of each kind. */
export type KindCounts = Readonly<Record<TrashKind, number>>;

/** As many as a person can look through before they agree: up to here a plain answer is enough. */
const few = 5;
/** One in so many of a kind: 20 %. */
const share = 5;

/** Counts things by their kind. */
export function countKinds(things: readonly { readonly kind: TrashKind }[]): KindCounts {
  const of = (kind: TrashKind): number => things.filter((thing) => thing.kind === kind).length;
  return { article: of('article'), annotation: of('annotation'), briefing: of('briefing') };
}

/**
 * Whether an action would remove so much that a slip must not be enough for it: of one kind more than
 * five, and more than 20 % of all that are `there`. `there` is what the action takes from: the library's
 * documents for moving to the trash, the trash for deleting for good.
 */
export function isMassLoss(removed: KindCounts, there: KindCounts): boolean {
  return (['article', 'annotation', 'briefing'] as const).some((kind) => removed[kind] > few && removed[kind] * share > there[kind]);
}

/** Whether what a person typed confirms the removal of `count` things: the number, or the library's name. Spaces around it do not matter. */
export function confirmsMassLoss(typed: string, count: number, libraryName: string): boolean {
  const words = typed.normalize('NFC').trim();
  return words === String(count) || words === libraryName.normalize('NFC').trim();
}
