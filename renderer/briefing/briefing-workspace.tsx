import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { EditorContent, useEditorState } from '@tiptap/react';
import { Download, History, PanelLeft, PanelRight } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefingId } from '../../shared/core/ids';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { useNavigation } from '../app/navigation';
import { announce } from '../app/notices';
import { ScreenFrame } from '../app/screen-frame';
import { useCommand } from '../app/use-command';
import { useBodyEditor } from './body-editor';
import editorClasses from './body-editor.module.css';
import { bodyWords } from './briefing-words';
import classes from './briefing-workspace.module.css';
import { CitationList } from './citation-list';
import { createSearchStore } from './citation-search';
import { CitationsContext, sourceName } from './citations';
import { EvidencePane } from './evidence-pane';
import { HeaderFields } from './header-fields';
import type { Draft } from './open-drafts';
import { Panes, usePanes } from './panes';
import { PreviewPane } from './preview-pane';
import { SavingBanner, SavingStatus } from './saving-status';
import { BodyToolbar } from './toolbar';
import { useNumberedCitations } from './use-citations';
import { useDraft } from './use-draft';
import { useEvidence } from './use-evidence';
import { useExport } from './use-export';
import { usePreview } from './use-preview';

/** A briefing being written: evidence on the left, the text in the middle, its pages on the right. */
export function BriefingWorkspace({ id, initial }: { readonly id: BriefingId; readonly initial: Draft }) {
  const { t } = useTranslation('briefing');
  const { draft, change, saving, flush } = useDraft(id, initial);
  const evidence = useEvidence();
  const evidenceNow = useRef<readonly EvidenceItem[]>([]);
  evidenceNow.current = evidence ?? [];
  const { citations, cited } = useNumberedCitations(draft.body, evidence);
  const [shown, setShown] = usePanes();
  const [search] = useState(createSearchStore);
  const editor = useBodyEditor({
    initial: initial.body,
    evidence: evidenceNow,
    search,
    t,
    onChange: (body) => change({ body }),
    onOpenCitation: citations.open,
  });
  const preview = usePreview(id, draft, evidence, shown.preview);
  const words = useMemo(() => bodyWords(draft.body), [draft.body]);
  const titleRef = useRef<HTMLTextAreaElement>(null);
  const { titleError, exporting, exportPdf } = useExport(id, draft.header.title, flush, titleRef);

  useEffect(() => {
    // A new briefing begins with its title. The cursor waits in the first paragraph, never in a heading:
    // that is where the first passage goes when it is cited before anything was clicked.
    let first: number | null = null;
    editor.state.doc.descendants((node, position) => {
      if (first === null && node.type.name === 'paragraph') first = position + 1;
    });
    if (first !== null) editor.commands.setTextSelection(first);
    if (initial.header.title === '') titleRef.current?.focus();
  }, [editor, initial]);

  const cite = useCallback(
    (item: EvidenceItem) => {
      editor.chain().focus().insertCitation(item.annotationId).run();
      announce(t('citation.added', { source: sourceName(item, t) }));
    },
    [editor, t],
  );
  const quote = useCallback(
    (item: EvidenceItem) => {
      editor.chain().focus().insertQuotation(item.annotationId, item.quote).run();
      announce(t('citation.added', { source: sourceName(item, t) }));
    },
    [editor, t],
  );
  const askForPassage = useCallback(() => {
    const { $from } = editor.state.selection;
    const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, undefined, '\ufffc');
    editor
      .chain()
      .focus()
      .insertContent([{ type: 'text', text: /[\p{L}\p{N}]/u.test(before) ? ' @' : '@' }])
      .run();
  }, [editor]);
  const lostCitations = preview.set?.lostCitations;
  /** Selects the first citation that has lost its passage. */
  const showLost = useCallback(() => {
    const wanted = new Set(lostCitations);
    let found: number | null = null;
    editor.state.doc.descendants((node, position) => {
      if (found === null && node.type.name === 'citation' && wanted.has(node.attrs.annotationId)) found = position;
    });
    if (found !== null) editor.chain().focus().setNodeSelection(found).scrollIntoView().run();
  }, [editor, lostCitations]);
  const toggle = (pane: 'evidence' | 'preview'): void => setShown((before) => ({ ...before, [pane]: !before[pane] }));
  const hidePreview = useCallback(() => setShown((before) => ({ ...before, preview: false })), [setShown]);
  // Undo out of the menu is meant for the text while the cursor stands in it.
  const focused = useEditorState({ editor, selector: ({ editor: current }) => current.isFocused });
  useCommand('edit.undo', () => void editor.commands.undo(), focused);
  useCommand('edit.redo', () => void editor.commands.redo(), focused);
  useCommand('briefing.cite', askForPassage);
  const changeHeader = useCallback((header: Draft['header']) => change({ header }), [change]);
  const goToText = useCallback(() => void editor.commands.focus(), [editor]);
  const go = useNavigation((state) => state.go);
  const openHistory = useCallback(() => go({ screen: 'history', subject: { kind: 'briefing', id } }), [go, id]);
  useCommand('history.open', openHistory);
  useCommand('briefing.export-pdf', exportPdf, !exporting);
  useCommand('briefing.toggle-evidence', () => toggle('evidence'));
  useCommand('briefing.toggle-preview', () => toggle('preview'));

  const title = draft.header.title.trim();
  const actions = useMemo(
    () => (
      <>
        <Tooltip label={t('history')}>
          <ActionIcon variant="default" size="lg" aria-label={t('history')} onClick={openHistory}>
            <History size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Button size="compact-md" leftSection={<Download size={15} aria-hidden />} loading={exporting} onClick={exportPdf}>
          {t('export.button')}
        </Button>
      </>
    ),
    [exporting, exportPdf, openHistory, t],
  );
  return (
    <ScreenFrame
      crumbs={[t('list.title'), title === '' ? t('untitled') : title]}
      marking={draft.header.marking}
      actions={actions}
      status={<SavingStatus saving={saving} />}
    >
      <CitationsContext.Provider value={citations}>
        <Panes
          shown={shown}
          onShown={setShown}
          evidence={<EvidencePane evidence={evidence} cited={cited} onCite={cite} onQuote={quote} />}
          text={
            <>
              <div className={classes.tools}>
                {!shown.evidence && (
                  <ShowPane label={t('evidence.show')} icon={<PanelLeft size={16} aria-hidden />} onClick={() => toggle('evidence')} />
                )}
                <BodyToolbar
                  editor={editor}
                  onCite={askForPassage}
                  pages={shown.preview ? (preview.set?.pages ?? null) : null}
                  words={words}
                />
                {!shown.preview && (
                  <ShowPane label={t('preview.show')} icon={<PanelRight size={16} aria-hidden />} onClick={() => toggle('preview')} />
                )}
              </div>
              <SavingBanner saving={saving} onRetry={() => void flush()} />
              <div className={classes.page}>
                <div className={classes.column}>
                  <HeaderFields
                    header={draft.header}
                    onChange={changeHeader}
                    titleRef={titleRef}
                    titleError={titleError}
                    onTitleDone={goToText}
                  />
                  <EditorContent editor={editor} className={editorClasses.text} />
                </div>
              </div>
            </>
          }
          preview={<PreviewPane preview={preview} onHide={hidePreview} onShowLost={showLost} />}
        />
        <CitationList store={search} editor={editor} />
      </CitationsContext.Provider>
    </ScreenFrame>
  );
}

function ShowPane({ label, icon, onClick }: { readonly label: string; readonly icon: React.ReactNode; readonly onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
