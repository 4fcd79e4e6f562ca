import { type AnyExtension, Extension } from '@tiptap/core';
import { TableCell, TableHeader, TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { sectionRole } from '../../shared/domain/briefing-body';
import { asksForBold, asksForItalic, pastedStyle } from './pasted-html';

/**
 * The editor's rules: exactly the nodes and marks of `shared/domain/briefing-body.ts`, so that
 * whatever is typed or pasted can be stored and printed, and nothing else gets in. Names, attributes
 * and content follow that schema; a unit test holds the two together.
 */

/** What a list item and a table cell may hold. The first kind is what the editor fills an empty one with. */
const innerBlocks = '(paragraph | bulletList | orderedList)';

/** Headings of level 1 open sections and may stand for a section of the template. */
const SectionRole = Extension.create({
  name: 'sectionRole',
  addGlobalAttributes() {
    return [
      {
        types: ['heading'],
        attributes: {
          role: {
            default: null,
            // A heading that is split in two is one section and one new heading, never the same section twice.
            keepOnSplit: false,
            parseHTML: (element) => sectionRole.safeParse(element.getAttribute('data-role')).data ?? null,
            renderHTML: ({ role }) => (typeof role === 'string' ? { 'data-role': role } : {}),
          },
        },
      },
    ];
  },
});

/** A whole number within bounds out of what pasted HTML says; `fallback` when it says none. */
function boundedNumber(text: string | null, lowest: number, highest: number, fallback: number): number {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isNaN(number) ? fallback : Math.min(highest, Math.max(lowest, number));
}

function cellAttributes() {
  return {
    colspan: { default: 1, parseHTML: (element: HTMLElement) => boundedNumber(element.getAttribute('colspan'), 1, 20, 1) },
    rowspan: { default: 1, parseHTML: (element: HTMLElement) => boundedNumber(element.getAttribute('rowspan'), 1, 500, 1) },
    // Column widths are the paper's business: those of a pasted table are dropped.
    colwidth: { default: null, parseHTML: () => null },
  };
}

/** Bold and italic out of pasted HTML: by their elements unless their style says otherwise, and by style alone. */
function markRules(elements: readonly string[], asks: (style: string) => boolean | null) {
  const styleOf = (element: HTMLElement): string => element.getAttribute(pastedStyle) ?? '';
  return [
    ...elements.map((tag) => ({ tag, getAttrs: (element: HTMLElement) => (asks(styleOf(element)) === false ? false : null) })),
    { tag: `span[${pastedStyle}]`, consuming: false, getAttrs: (element: HTMLElement) => (asks(styleOf(element)) === true ? null : false) },
  ];
}

/** The kit's own lists take any block and keep numbering styles that the briefing's schema does not know. */
const BriefingKit = StarterKit.extend({
  addExtensions() {
    const extensions: AnyExtension[] = this.parent?.() ?? [];
    return extensions.map((extension) => {
      if (extension.name === 'bold') return extension.extend({ parseHTML: () => markRules(['strong', 'b'], asksForBold) });
      if (extension.name === 'italic') return extension.extend({ parseHTML: () => markRules(['em', 'i'], asksForItalic) });
      if (extension.name === 'listItem') return extension.extend({ content: `paragraph ${innerBlocks}*` });
      if (extension.name !== 'orderedList') return extension;
      return extension.extend({
        addAttributes: () => ({
          start: { default: 1, parseHTML: (element: HTMLElement) => boundedNumber(element.getAttribute('start'), 0, 9999, 1) },
        }),
      });
    });
  },
});

/** Text, headings, lists, tables, bold and italic. The citation node is added by the caller, with or without its view. */
export const textExtensions: readonly AnyExtension[] = [
  BriefingKit.configure({
    heading: { levels: [1, 2, 3] },
    dropcursor: { color: false, width: 2, class: 'drop-cursor' },
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    link: false,
    strike: false,
    underline: false,
  }),
  SectionRole,
  TableKit.configure({ table: { resizable: false, renderWrapper: true }, tableCell: false, tableHeader: false }),
  TableCell.extend({ content: `${innerBlocks}+`, addAttributes: cellAttributes }),
  TableHeader.extend({ content: `${innerBlocks}+`, addAttributes: cellAttributes }),
];
