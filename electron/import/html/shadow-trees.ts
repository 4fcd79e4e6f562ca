import { attribute, childrenOf, elementsOf, hasAttribute, isElement, type PageElement, type PageNode, type PageParent } from './page-tree';

/**
 * Pages made of components keep words in trees in the shadow of an element, with slots where the element's own children
 * are shown. A saved page holds such a tree as a template: `shadowrootmode` by the standard, `shadowmode` in Chromium's MHTML.
 */
export function isShadowTree(element: PageElement): boolean {
  return element.tagName === 'template' && (hasAttribute(element, 'shadowrootmode') || hasAttribute(element, 'shadowmode'));
}

/**
 * Puts the children of elements into the slots of their shadows, as a browser shows them. Children without a slot are
 * not shown: they stay in the template, which hides them. Answers how many elements lie in each other then, at most;
 * stops at `most`.
 */
export function composeShadowTrees(root: PageParent, most: number): number {
  const waiting: { readonly node: PageParent; readonly depth: number }[] = [{ node: root, depth: 0 }];
  let deepest = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    deepest = Math.max(deepest, next.depth);
    if (deepest > most) return deepest;
    if (isElement(next.node as PageNode)) compose(next.node as PageElement);
    for (const child of childrenOf(next.node)) if (isElement(child)) waiting.push({ node: child, depth: next.depth + 1 });
  }
  return deepest;
}

function compose(host: PageElement): void {
  const template = host.childNodes.find((child) => isElement(child) && isShadowTree(child));
  if (template === undefined || !isElement(template) || !('content' in template)) return;
  const own = new Map<string, PageNode[]>();
  for (const child of host.childNodes) {
    if (child === template) continue;
    const name = isElement(child) ? attribute(child, 'slot') : '';
    const named = own.get(name);
    if (named === undefined) own.set(name, [child]);
    else named.push(child);
  }
  const shadow = childrenOf(template);
  const slots = [...elementsOf(template, ({ tagName }) => tagName !== 'template')].filter(({ tagName }) => tagName === 'slot');
  for (const slot of slots) {
    const assigned = own.get(attribute(slot, 'name'));
    if (assigned === undefined) continue;
    own.delete(attribute(slot, 'name'));
    give(slot, assigned);
  }
  give(host, [...shadow, template]);
  give((template as { readonly content: PageParent }).content, [...own.values()].flat());
  template.attrs = [];
}

function give(parent: PageParent, children: readonly PageNode[]): void {
  parent.childNodes = [...children];
  for (const child of children) child.parentNode = parent;
}
