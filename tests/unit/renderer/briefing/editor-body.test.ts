import { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Citation } from '../../../../renderer/briefing/citation-node';
import { bodyFromEditor, editorFromBody } from '../../../../renderer/briefing/editor-body';
import { textExtensions } from '../../../../renderer/briefing/editor-extensions';
import type { AnnotationId } from '../../../../shared/core/ids';
import { templateBody } from '../../../../shared/domain/briefing';
import { type BriefingBody, briefingBody } from '../../../../shared/domain/briefing-body';
import { bodyArbitrary, numberedId, wordsArbitrary } from '../../../helpers/briefing-arbitrary';

const id = numberedId<AnnotationId>(7);

function editorOf(body: BriefingBody): Editor {
  return new Editor({ element: null, injectCSS: false, extensions: [...textExtensions, Citation], content: editorFromBody(body) });
}

/** Everything that a key, a button or a menu of the editor can do to the document. */
const commands: Readonly<Record<string, (editor: Editor, words: string) => boolean>> = {
  type: (editor, words) => editor.commands.insertContent([{ type: 'text', text: words }]),
  cite: (editor) => editor.commands.insertCitation(id),
  citeAt: (editor, words) => editor.commands.insertCitation(id, words.length * 3),
  quote: (editor, words) => editor.commands.insertQuotation(id, words),
  replace: (editor) => editor.commands.replaceWithCitation(id, editor.state.selection.from, editor.state.selection.to),
  remove: (editor, words) => editor.commands.removeCitation(words.length),
  bold: (editor) => editor.commands.toggleBold(),
  italic: (editor) => editor.commands.toggleItalic(),
  heading1: (editor) => editor.commands.toggleHeading({ level: 1 }),
  heading3: (editor) => editor.commands.toggleHeading({ level: 3 }),
  body: (editor) => editor.commands.setParagraph(),
  bullets: (editor) => editor.commands.toggleBulletList(),
  numbers: (editor) => editor.commands.toggleOrderedList(),
  deeper: (editor) => editor.commands.sinkListItem('listItem'),
  shallower: (editor) => editor.commands.liftListItem('listItem'),
  newItem: (editor) => editor.commands.splitListItem('listItem'),
  split: (editor) => editor.commands.splitBlock(),
  lineBreak: (editor) => editor.commands.setHardBreak(),
  joinBackward: (editor) => editor.commands.joinBackward(),
  deleteSelection: (editor) => editor.commands.deleteSelection(),
  table: (editor) => editor.commands.insertTable({ rows: 2, cols: 3, withHeaderRow: true }),
  addRow: (editor) => editor.commands.addRowAfter(),
  addColumn: (editor) => editor.commands.addColumnBefore(),
  deleteRow: (editor) => editor.commands.deleteRow(),
  deleteColumn: (editor) => editor.commands.deleteColumn(),
  headerRow: (editor) => editor.commands.toggleHeaderRow(),
  deleteTable: (editor) => editor.commands.deleteTable(),
  undo: (editor) => editor.commands.undo(),
  redo: (editor) => editor.commands.redo(),
};

describe('the editor and the stored body', () => {
  it('has exactly the nodes and marks that are stored', () => {
    const { schema } = editorOf(templateBody(() => 'Words'));
    expect(Object.keys(schema.nodes).sort()).toEqual(
      [
        'bulletList',
        'citation',
        'doc',
        'hardBreak',
        'heading',
        'listItem',
        'orderedList',
        'paragraph',
        'table',
        'tableCell',
        'tableHeader',
        'tableRow',
        'text',
      ].sort(),
    );
    expect(Object.keys(schema.marks).sort()).toEqual(['bold', 'italic']);
  });

  it('loads every body that can be stored, and gives it back unchanged when there was nothing to settle', () => {
    fc.assert(
      fc.property(bodyArbitrary, (body) => {
        const editor = editorOf(body);
        editor.state.doc.check();
        const again = bodyFromEditor(editor.getJSON());
        expect(briefingBody.parse(again)).toEqual(again);
        const twice = bodyFromEditor(editorOf(again).getJSON());
        expect(twice).toEqual(again);
      }),
      { seed: 20_261_123, numRuns: 80 },
    );
  });

  it('keeps the words and citations of a stored body in their order', () => {
    const body: BriefingBody = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1, role: 'purpose' }, content: [{ type: 'text', text: 'Purpose' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Seoul ' },
            { type: 'text', text: 'will reconsider', marks: [{ type: 'bold' }] },
            { type: 'citation', attrs: { annotationId: id } },
          ],
        },
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }] }],
        },
        { type: 'paragraph' },
      ],
    };
    expect(bodyFromEditor(editorOf(body).getJSON())).toEqual(body);
  });

  it('makes only bodies that can be stored, whatever is done to it', () => {
    const step = fc.record({
      name: fc.constantFrom(...Object.keys(commands)),
      words: wordsArbitrary,
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.constantFrom(0, 0, 0, 1, 5, 40),
    });
    fc.assert(
      fc.property(bodyArbitrary, fc.array(step, { minLength: 1, maxLength: 15 }), (generated, steps) => {
        // Generated tables overlap and have holes, which the editor never makes: here tables come from its own command.
        const content = generated.content.filter((block) => block.type !== 'table');
        const editor = editorOf({ type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content });
        for (const { name, words, from, length } of steps) {
          const { doc, tr } = editor.state;
          const start = Math.floor(from * doc.content.size);
          const selection = TextSelection.between(doc.resolve(start), doc.resolve(Math.min(doc.content.size, start + length)));
          editor.view.dispatch(tr.setSelection(selection));
          commands[name]?.(editor, words);
          const made = bodyFromEditor(editor.getJSON());
          const parsed = briefingBody.safeParse(made);
          expect(parsed.error?.message, `after ${name}`).toBeUndefined();
        }
      }),
      { seed: 20_261_123, numRuns: 200 },
    );
  });

  it('stands a citation tight behind the words it belongs to, in place of the "@" that asked for it', () => {
    const editor = editorOf({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'To Ukraine. @sup and more' }] }],
    });
    editor.commands.replaceWithCitation(id, 13, 17);
    const [paragraph] = bodyFromEditor(editor.getJSON()).content;
    expect(paragraph).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'To Ukraine.' },
        { type: 'citation', attrs: { annotationId: id } },
        { type: 'text', text: ' and more' },
      ],
    });
  });

  it('puts a quotation in quotation marks, apart from the word before it', () => {
    const editor = editorOf({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'He said' }] }] });
    editor.commands.insertQuotation(id, 'first line\nsecond', 8);
    const [paragraph] = bodyFromEditor(editor.getJSON()).content;
    expect(paragraph).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'He said “first line second”' },
        { type: 'citation', attrs: { annotationId: id } },
      ],
    });
  });
});
