import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type SectionRole, sectionRole } from '../../shared/domain/briefing-body';

/**
 * In an empty section stands, in grey, what belongs there. TipTap's own placeholder cannot do it: it
 * asks for the words while the editor still shows the document before the change, so that the
 * paragraph's surroundings cannot be looked at.
 */
export function sectionPlaceholder(words: (role: SectionRole) => string): Extension {
  return Extension.create({
    name: 'sectionPlaceholder',
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            decorations: ({ doc }) =>
              DecorationSet.create(
                doc,
                emptySections(doc).map(({ role, from, to }) =>
                  Decoration.node(from, to, { class: 'is-empty', 'data-placeholder': words(role) }),
                ),
              ),
          },
        }),
      ];
    },
  });
}

type EmptySection = { readonly role: SectionRole; readonly from: number; readonly to: number };

/** The one paragraph of every section of the template that holds nothing else. */
export function emptySections(document: DocumentNode): readonly EmptySection[] {
  const found: EmptySection[] = [];
  document.forEach((node, offset, index) => {
    if (node.type.name !== 'paragraph' || node.content.size > 0) return;
    const after = document.maybeChild(index + 1);
    if (after !== null && after.type.name !== 'heading') return;
    const before = index === 0 ? null : document.child(index - 1);
    const role = before?.type.name === 'heading' ? sectionRole.safeParse(before.attrs.role).data : undefined;
    if (role !== undefined) found.push({ role, from: offset, to: offset + node.nodeSize });
  });
  return found;
}
