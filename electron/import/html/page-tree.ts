import type { DefaultTreeAdapterTypes } from 'parse5';

/** The tree of a page, as a browser builds it. Nothing in it is run, loaded or looked up. */
export type PageNode = DefaultTreeAdapterTypes.ChildNode;
export type PageElement = DefaultTreeAdapterTypes.Element;
export type PageText = DefaultTreeAdapterTypes.TextNode;
export type PageParent = DefaultTreeAdapterTypes.ParentNode;

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
