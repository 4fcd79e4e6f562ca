import { Extension } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { type Editor, ReactNodeViewRenderer, useEditor } from '@tiptap/react';
import type { TFunction } from 'i18next';
import { type RefObject, useRef } from 'react';
import type { BriefingBody } from '../../shared/domain/briefing-body';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { CitationChip } from './citation-chip';
import { Citation, selectedCitation } from './citation-node';
import { citationSearch, type SearchStore } from './citation-search';
import { bodyFromEditor, editorFromBody } from './editor-body';
import { textExtensions } from './editor-extensions';
import { droppedEvidence } from './evidence-drag';
import { renameStyles } from './pasted-html';
import { sectionPlaceholder } from './section-placeholder';

type Options = {
  readonly initial: BriefingBody;
  readonly evidence: RefObject<readonly EvidenceItem[]>;
  readonly search: SearchStore;
  readonly t: TFunction<'briefing'>;
  readonly onChange: (body: BriefingBody) => void;
  /** Shows the passage of the citation at a position of the document. */
  readonly onOpenCitation: (position: number) => void;
};

/** The editor of a briefing's text. It is made once for a briefing; what it calls back may change. */
export function useBodyEditor(options: Options): Editor {
  const latest = useRef(options);
  latest.current = options;
  return useEditor(
    {
      // Its style element would need a hole in the content security policy; `body-editor.module.css` has the few rules needed.
      injectCSS: false,
      content: editorFromBody(options.initial),
      // Pasted words stay as they are: asterisks in a source are no request for italics. Of what is typed
      // only "- " and "1. " at the beginning of a line make lists.
      enablePasteRules: false,
      enableInputRules: ['bulletList', 'orderedList'],
      extensions: [
        ...textExtensions,
        Citation.extend({ addNodeView: () => ReactNodeViewRenderer(CitationChip, { as: 'span' }) }),
        citationKeys((position) => latest.current.onOpenCitation(position)),
        citationSearch(options.search, () => latest.current.evidence.current),
        sectionPlaceholder((role) => latest.current.t(`placeholder.${role}`)),
      ],
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': options.t('editor.label'),
          spellcheck: 'false',
          'data-testid': 'briefing-text',
        },
        handleDrop: (view, event) => dropEvidence(view, event),
        transformPastedHTML: renameStyles,
      },
      onUpdate: ({ editor }) => latest.current.onChange(bodyFromEditor(editor.getJSON())),
    },
    [],
  );

  function dropEvidence(view: EditorView, event: DragEvent): boolean {
    const id = droppedEvidence(event.dataTransfer);
    if (id === null || !latest.current.evidence.current.some((item) => item.annotationId === id)) return false;
    const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
    event.preventDefault();
    editorOf(view)
      ?.chain()
      .focus()
      .insertCitation(id, place?.pos ?? view.state.doc.content.size)
      .run();
    return true;
  }
}

/** TipTap keeps its editor on the element that it draws into. */
function editorOf(view: EditorView): Editor | undefined {
  return (view.dom as { editor?: Editor }).editor;
}

/** Enter on a citation that is selected as an object opens it instead of replacing it by a line end. */
function citationKeys(open: (position: number) => void): Extension {
  return Extension.create({
    name: 'citationKeys',
    priority: 1000,
    addKeyboardShortcuts() {
      const openSelected = (): boolean => {
        const selected = selectedCitation(this.editor.state);
        if (selected !== null) open(selected.position);
        return selected !== null;
      };
      return { Enter: openSelected, 'Mod-Enter': openSelected };
    },
  });
}
