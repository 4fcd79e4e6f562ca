import { mergeAttributes, Node } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { type Node as DocumentNode, Fragment, type ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { quotedWords } from '../../shared/compile/quoted-words';
import { type AnnotationId, annotationId } from '../../shared/core/ids';

/**
 * A citation in the text: one inline object that holds an annotation's id and nothing else. How it
 * looks (number, source, paragraph) is resolved when it is shown, so a corrected source shows at once
 * in every briefing.
 */

/** The attribute that carries the id in copied HTML. */
const idAttribute = 'data-annotation-id';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    citation: {
      /** Puts a citation at `position`, or in place of the selection's end when none is given. */
      insertCitation: (id: AnnotationId, position?: number) => ReturnType;
      /** Puts a passage's words in quotation marks, followed by its citation. */
      insertQuotation: (id: AnnotationId, words: string, position?: number) => ReturnType;
      /** Puts a citation in place of what was typed to search for it. */
      replaceWithCitation: (id: AnnotationId, from: number, to: number) => ReturnType;
      /** Takes the citation at `position` out of the text. */
      removeCitation: (position: number) => ReturnType;
    };
  }
}

export const Citation = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,

  addAttributes() {
    return { annotationId: { default: null, rendered: false, isRequired: true } };
  },

  parseHTML() {
    return [
      {
        tag: `span[${idAttribute}]`,
        // Pasted HTML comes from anywhere: without a well-formed id it is an ordinary span.
        getAttrs: (element) => {
          const parsed = annotationId.safeParse(element.getAttribute(idAttribute));
          return parsed.success ? { annotationId: parsed.data } : false;
        },
      },
    ];
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes, { [idAttribute]: String(node.attrs.annotationId) })];
  },

  addCommands() {
    return {
      insertCitation:
        (id, position) =>
        ({ state, tr, dispatch }) => {
          if (dispatch) placeInline(tr, state, [this.type.create({ annotationId: id })], position);
          return true;
        },
      insertQuotation:
        (id, words, position) =>
        ({ state, tr, dispatch }) => {
          const quotation = state.schema.text(quotedWords(words));
          if (dispatch) placeInline(tr, state, [quotation, this.type.create({ annotationId: id })], position);
          return true;
        },
      replaceWithCitation:
        (id, from, to) =>
        ({ state, tr, dispatch }) => {
          if (!dispatch) return true;
          // The reference stands tight against the words it belongs to: the space before "@" goes.
          const before = state.doc.textBetween(Math.max(0, from - 2), from, '\n', '\n');
          closeHistory(tr).delete(/\S $/.test(before) ? from - 1 : from, to);
          placeInline(tr, state, [this.type.create({ annotationId: id })], tr.mapping.map(to));
          return true;
        },
      removeCitation:
        (position) =>
        ({ tr, dispatch }) => {
          const node = position < tr.doc.content.size ? tr.doc.nodeAt(position) : null;
          if (node?.type.name !== 'citation') return false;
          if (dispatch) {
            // A step of its own for undo, whatever was typed just before.
            closeHistory(tr).delete(position, position + node.nodeSize);
            tr.setSelection(TextSelection.near(tr.doc.resolve(position)));
          }
          return true;
        },
    };
  },

  addKeyboardShortcuts() {
    return {
      Backspace: () => this.editor.commands.command(({ state, commands }) => removeBeside(state, -1, commands.removeCitation)),
      Delete: () => this.editor.commands.command(({ state, commands }) => removeBeside(state, 1, commands.removeCitation)),
    };
  },
});

/** The citation that is selected as an object, with its place in the document. */
export function selectedCitation(state: EditorState): { readonly id: AnnotationId; readonly position: number } | null {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'citation') return null;
  return { id: selection.node.attrs.annotationId as AnnotationId, position: selection.from };
}

/** One key press takes the whole citation beside the cursor, never a half of it. */
function removeBeside(state: EditorState, side: -1 | 1, remove: (position: number) => boolean): boolean {
  const { selection } = state;
  if (!selection.empty) return false;
  const beside = side < 0 ? selection.$from.nodeBefore : selection.$from.nodeAfter;
  if (beside?.type.name !== 'citation') return false;
  return remove(side < 0 ? selection.from - beside.nodeSize : selection.from);
}

/** Puts inline content where text may stand nearest to `position`, and the cursor behind it. */
function placeInline(tr: Transaction, state: EditorState, nodes: readonly DocumentNode[], position?: number): void {
  const place = inlinePlace(tr.doc.resolve(Math.min(position ?? tr.selection.to, tr.doc.content.size)));
  const next = place.nodeAfter?.isText ? (place.nodeAfter.text ?? '').charAt(0) : '';
  const opens = nodes[0]?.isText === true;
  const previous = place.nodeBefore?.isText ? (place.nodeBefore.text ?? '').slice(-1) : '';
  const content = [
    ...(opens && /[\p{L}\p{N}\p{P}]/u.test(previous) && !/[([“‘]/u.test(previous) ? [state.schema.text(' ')] : []),
    ...nodes,
    ...(/[\p{L}\p{N}]/u.test(next) ? [state.schema.text(' ')] : []),
  ];
  const fragment = Fragment.fromArray(content);
  closeHistory(tr).insert(place.pos, fragment);
  const spaced = content.at(-1)?.isText === true && nodes.at(-1)?.isText !== true;
  tr.setSelection(TextSelection.create(tr.doc, place.pos + fragment.size - (spaced ? 1 : 0)));
  tr.scrollIntoView();
}

function inlinePlace(place: ResolvedPos): ResolvedPos {
  return place.parent.inlineContent ? place : TextSelection.near(place).$from;
}
