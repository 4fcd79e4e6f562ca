import { type DefaultTreeAdapterTypes, defaultTreeAdapter, type ParserOptions, parse, parseFragment, type TreeAdapter } from 'parse5';
import { importLimits } from '../limits';

/** The tree of a page, as a browser builds it. Nothing in it is run, loaded or looked up. */
export type PageNode = DefaultTreeAdapterTypes.ChildNode;
export type PageElement = DefaultTreeAdapterTypes.Element;
export type PageText = DefaultTreeAdapterTypes.TextNode;
export type PageParent = DefaultTreeAdapterTypes.ParentNode;

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
    return { root, deepest: counted.deepest() };
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

export function isText(node: PageNode | PageParent): node is PageText {
  return node.nodeName === '#text';
}

export function isElement(node: PageNode | PageParent): node is PageElement {
  return 'tagName' in node;
}

/** The children of a node; those of a template are kept beside it (HTML 4.12.3). */
export function childrenOf(node: PageParent): readonly PageNode[] {
  return 'content' in node ? node.content.childNodes : node.childNodes;
}

/** The value of an attribute, the empty string when it has none. */
export function attribute(element: PageElement, name: string): string {
  return element.attrs.find((entry) => entry.name === name)?.value ?? '';
}

export function hasAttribute(element: PageElement, name: string): boolean {
  return element.attrs.some((entry) => entry.name === name);
}

/** The element that `node` lies in, `null` at the top. */
export function parentOf(node: PageNode): PageElement | null {
  const parent = node.parentNode;
  if (parent === null || parent === undefined) return null;
  return isElement(parent) ? parent : null;
}

/** Every element below `root`, in the order of the page. `into` keeps it out of what must not be looked into. */
export function* elementsOf(root: PageParent, into: (element: PageElement) => boolean = () => true): Generator<PageElement> {
  const waiting: PageNode[] = [...childrenOf(root)].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node)) continue;
    yield node;
    if (!into(node)) continue;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index -= 1) waiting.push(children[index] as PageNode);
  }
}

/** All the text below a node, as it stands in the page. */
export function textOf(root: PageParent): string {
  const parts: string[] = [];
  const waiting: PageNode[] = [...childrenOf(root)].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isText(node)) parts.push(node.value);
    else if (isElement(node)) waiting.push(...[...childrenOf(node)].reverse());
  }
  return parts.join('');
}
