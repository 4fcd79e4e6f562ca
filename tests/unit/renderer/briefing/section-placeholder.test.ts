import { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { Citation } from '../../../../renderer/briefing/citation-node';
import { editorFromBody } from '../../../../renderer/briefing/editor-body';
import { textExtensions } from '../../../../renderer/briefing/editor-extensions';
import { emptySections } from '../../../../renderer/briefing/section-placeholder';
import { informationNoteSections, templateBody } from '../../../../shared/domain/briefing';

function newBriefing(): Editor {
  const content = editorFromBody(templateBody((role) => role));
  return new Editor({ element: null, injectCSS: false, extensions: [...textExtensions, Citation], content });
}
const roles = (editor: Editor) => emptySections(editor.state.doc).map(({ role }) => role);

describe('emptySections', () => {
  it('finds every section of a new briefing', () => {
    expect(roles(newBriefing())).toEqual(informationNoteSections);
  });

  it('leaves out sections with words, with a table, and with more than one paragraph', () => {
    const editor = newBriefing();
    const [purpose, points, background] = emptySections(editor.state.doc);
    if (purpose === undefined || points === undefined || background === undefined) throw new Error('a section is missing');
    // From the end on, so that the places before stay where they are.
    editor
      .chain()
      .setTextSelection(background.from + 1)
      .insertTable({ rows: 2, cols: 2 })
      .run();
    editor
      .chain()
      .setTextSelection(points.from + 1)
      .splitBlock()
      .run();
    editor
      .chain()
      .setTextSelection(purpose.from + 1)
      .insertContent([{ type: 'text', text: 'Why' }])
      .run();
    expect(roles(editor)).toEqual(['assessment', 'recommendation']);
  });

  it('says nothing under a heading of the person’s own', () => {
    const editor = newBriefing();
    editor.commands.setContent({ type: 'doc', content: [{ type: 'heading', attrs: { level: 1, role: null } }, { type: 'paragraph' }] });
    expect(roles(editor)).toEqual([]);
  });
});
