import { type DefaultTreeAdapterTypes, defaultTreeAdapter, type ParserOptions, parse, parseFragment, type TreeAdapter } from 'parse5';
import { importLimits } from '../limits';
import { isText, type PageParent } from './page-tree';
import { composeShadowTrees } from './shadow-trees';

/** `root` holds everything; `deepest` is how many elements lie in each other at most. */
export type PageTree = { readonly root: PageParent; readonly deepest: number };

/**
 * Elements that lie deeper are refused: building the tree costs their number times their depth. Pages deeper than
 * `importLimits.depth`, and less than this, are read without looking for the article in them.
 */
export const hardDepth = 4096;

/** Thrown out of the parser, which has no other way to be stopped. */
class TooLargeError extends Error {}

/** Builds the tree of a page (`document`) or of a part of one (`fragment`); `null` when it has more nodes or depth than is read. */
export function parsePage(html: string, form: 'document' | 'fragment'): PageTree | null {
  const counted = countingAdapter();
  // What stands in <noscript> is an element like others: whether it can be seen is decided by the walk.
  const options: ParserOptions<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> = { scriptingEnabled: false, treeAdapter: counted.adapter };
  try {
    const root = form === 'document' ? parse(html, options) : parseFragment(html, options);
    const deepest = /shadow(?:root)?mode/i.test(html) ? composeShadowTrees(root, hardDepth) : 0;
    if (deepest > hardDepth) return null;
    return { root, deepest: Math.max(deepest, counted.deepest()) };
  } catch (error) {
    if (error instanceof TooLargeError) return null;
    throw error;
  }
}

type Adapter = TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>;

function countingAdapter(): { readonly adapter: Adapter; readonly deepest: () => number } {
  let nodes = 0;
  let depth = 0;
  let deepest = 0;
  const countNode = (): void => {
    nodes += 1;
    if (nodes > importLimits.nodes) throw new TooLargeError();
  };
  const adapter: Adapter = {
    ...defaultTreeAdapter,
    createElement(...made) {
      countNode();
      return defaultTreeAdapter.createElement(...made);
    },
    createCommentNode(...made) {
      countNode();
      return defaultTreeAdapter.createCommentNode(...made);
    },
    insertText(parent, text) {
      const last = parent.childNodes.at(-1);
      if (last === undefined || !isText(last)) countNode();
      defaultTreeAdapter.insertText(parent, text);
    },
    onItemPush() {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (depth > hardDepth) throw new TooLargeError();
    },
    onItemPop() {
      depth -= 1;
    },
  };
  return { adapter, deepest: () => deepest };
}
