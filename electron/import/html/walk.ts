import { type Colours, isInvisible, paperColours } from '../colours';
import { childrenOf, isElement, isText, type PageElement, type PageNode, type PageParent, type PageText } from './page-tree';
import { coloursIn, hidesContent } from './visibility';

/** What holds at a place of the page because of the elements around it. */
export type Surroundings = { readonly hidden: boolean; readonly colours: Colours };

export type Visitor = {
  /** Comes to an element; `hidden` when its content cannot be seen. Answers whether what lies in it is walked through. */
  readonly enter: (element: PageElement, hidden: boolean) => boolean;
  /** Goes out of an element that was walked through. */
  readonly leave: (element: PageElement) => void;
  readonly text: (text: PageText, hidden: boolean) => void;
};

type Frame = { readonly element: PageElement | null; readonly children: readonly PageNode[]; next: number; readonly around: Surroundings };

/** Walks through a page in its order. It keeps its own stack: pages may be deeper than the engine's. */
export function walk(root: PageParent, visitor: Visitor): void {
  const stack: Frame[] = [{ element: null, children: childrenOf(root), next: 0, around: { hidden: false, colours: paperColours } }];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const node = frame.children[frame.next];
    frame.next += 1;
    if (node === undefined) {
      stack.pop();
      if (frame.element !== null) visitor.leave(frame.element);
    } else if (isText(node)) {
      visitor.text(node, frame.around.hidden || isInvisible(frame.around.colours));
    } else if (isElement(node)) {
      const around = surroundings(node, frame.around);
      if (visitor.enter(node, around.hidden)) stack.push({ element: node, children: childrenOf(node), next: 0, around });
    }
  }
}

function surroundings(element: PageElement, around: Surroundings): Surroundings {
  if (around.hidden) return around;
  return { hidden: hidesContent(element), colours: coloursIn(element, around.colours) };
}
