import { create } from 'zustand';
import type { ArticleId } from '../../shared/core/ids';
import { type Failure, fail, type Result } from '../../shared/core/result';
import type { BatchOffer } from '../../shared/domain/import-batch';
import type { ClipboardForm, ImportPreview } from '../../shared/domain/import-preview';
import { areMany } from '../app/dropped-files';
import { type ReportScreen, takeFiles } from '../app/import-batch';
import { call } from '../bridge';
import { decisionsOf, type ImportDraft, openDraft } from './import-draft';

/**
 * The import that is going on. It outlives the screen: whoever leaves with an article that is not
 * stored yet finds it again as it was.
 */
type Clipboard = { readonly text: string; readonly html: string };

type ImportState = {
  /** `reading`: waiting for a preview. `storing`: waiting for the disk. */
  readonly phase: 'start' | 'reading' | 'deciding' | 'storing';
  readonly draft: ImportDraft | null;
  /** Both forms of the paste that the draft was made of, when its clipboard held two. */
  readonly clipboard: Clipboard | null;
  /** What was typed into the field of the empty screen and not previewed yet. */
  readonly typed: string;
  /** A file that asks for its password, until it is given or given up; `wrong` when one was given that is not it. */
  readonly locked: { readonly file: File; readonly wrong: boolean } | null;
  /** Why the last try failed; shown until the next. */
  readonly failure: Failure<string> | null;
  /** The report that the draft was opened from, of many files or of the watched folder: it leads back there. */
  readonly fromReport: ReportScreen | null;
};

const nothing: ImportState = {
  phase: 'start',
  draft: null,
  clipboard: null,
  typed: '',
  locked: null,
  failure: null,
  fromReport: null,
};

export const useImport = create<ImportState>()(() => nothing);

/** Larger files are refused before they are read into memory. The importer holds the same limit, in bytes. */
const largestFile = 50 * 1024 * 1024;
/** Larger texts are not even sent. The importer's own limit, in UTF-16 code units. */
const longestText = 10 * 1024 * 1024;

/** Counts attempts, so that the answer to one that was given up is thrown away. */
let attempt = 0;

async function preview(
  ask: () => Promise<Result<ImportPreview, Failure<string>>>,
  clipboard: Clipboard | null,
  { fromReport = null, file = null }: { readonly fromReport?: ReportScreen | null; readonly file?: File | null } = {},
): Promise<void> {
  attempt += 1;
  const mine = attempt;
  const before = useImport.getState().draft;
  useImport.setState({ phase: 'reading', failure: null, locked: null });
  const answer = await ask();
  if (mine !== attempt) {
    if (answer.ok) void call('import.discard', { token: answer.value.token });
    return;
  }
  if (!answer.ok) {
    const phase = before === null ? 'start' : 'deciding';
    const asks = file !== null && (answer.error.code === 'import.password' || answer.error.code === 'import.password-wrong');
    if (asks) useImport.setState({ phase, locked: { file, wrong: answer.error.code === 'import.password-wrong' } });
    else useImport.setState({ phase, failure: answer.error });
    return;
  }
  if (before !== null) void call('import.discard', { token: before.preview.token });
  useImport.setState({ phase: 'deciding', draft: openDraft(answer.value), clipboard, typed: '', failure: null, fromReport });
}

/** Asks for the preview of pasted text; `html` is the same text as a part of a page, when the clipboard held one. */
export function previewText(text: string, html = ''): Promise<void> {
  // A form that is too long by its marks alone is done without, unless it is the only one.
  const clipboard = html.trim() === '' || html.length > longestText ? null : { text, html };
  const isTooLong = text.length > longestText || (text.trim() === '' && html.length > longestText);
  return preview(async () => (isTooLong ? fail('import.too-large') : call('import.preview-text', clipboard ?? { text })), clipboard);
}

/** Asks for the preview of the other form of what was pasted. */
export function previewForm(form: ClipboardForm): Promise<void> {
  const { clipboard } = useImport.getState();
  return clipboard === null ? Promise.resolve() : preview(() => call('import.preview-text', { ...clipboard, form }), clipboard);
}

/** Imports what was chosen: one file by its preview, several or an archive by an offer of all. */
export function importFiles(files: readonly File[]): void {
  const [first] = files;
  if (first === undefined) return;
  if (areMany(files)) void takeFiles(files);
  else void previewFile(first);
}

/** Asks for the preview of a file that a report shows. */
export function previewRow(row: number, fromReport: ReportScreen): Promise<void> {
  return preview(() => call(fromReport === 'watch-report' ? 'watch.look' : 'batch.look', { row }), null, { fromReport });
}

/** Asks for the preview of a dropped or chosen file; `password` is handed on and kept nowhere. */
export function previewFile(file: File, password?: string): Promise<void> {
  const ask = async (): Promise<Result<ImportPreview, Failure<string>>> => {
    if (file.size > largestFile) return fail('import.too-large');
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      // Changed, moved or removed since it was chosen, or a folder.
      return fail('import.unreadable');
    }
    return call('import.preview-file', { name: file.name.slice(0, 255), bytes, ...(password === undefined ? {} : { password }) });
  };
  return preview(ask, null, { file });
}

/** Leaves the file that asks for its password. */
export function leaveLocked(): void {
  useImport.setState({ locked: null, failure: { code: 'import.password' } });
}

/** Gives up waiting for a preview. */
export function cancelReading(): void {
  attempt += 1;
  useImport.setState((state) => ({ phase: state.draft === null ? 'start' : 'deciding' }));
}

/** Changes the draft; nothing happens while it is being stored. */
export function changeDraft(change: (draft: ImportDraft) => ImportDraft): void {
  useImport.setState((state) => (state.draft === null || state.phase !== 'deciding' ? state : { draft: change(state.draft) }));
}

/** What was stored, and the offer of the attachments that are to be imported, too. */
type StoredDraft = { readonly id: ArticleId; readonly offer: BatchOffer | null };

/** Stores the draft as an article; `null` when that failed, and the draft is still there. */
export async function storeDraft(): Promise<StoredDraft | null> {
  const { draft, phase } = useImport.getState();
  if (draft === null || phase !== 'deciding') return null;
  useImport.setState({ phase: 'storing', failure: null });
  const { token } = draft.preview;
  const attachments = [...draft.decided.attachments];
  // Before the mail is stored: what lies in it is known only while its preview waits.
  const taken = attachments.length === 0 ? null : await call('batch.take-attachments', { token, attachments });
  const answer = taken !== null && !taken.ok ? taken : await call('import.store', { token, decisions: decisionsOf(draft) });
  if (!answer.ok) {
    useImport.setState({ phase: 'deciding', failure: answer.error });
    return null;
  }
  useImport.setState(nothing);
  return { id: answer.value.id, offer: taken?.ok === true ? taken.value : null };
}

/** Remembers what is being typed. */
export function setTyped(typed: string): void {
  useImport.setState({ typed });
}

/** Whether a person's own work would be lost with the import: words typed, decisions made. A mere preview is none; its text is where it was copied. */
export function hasOwnWork({ draft, typed }: Pick<ImportState, 'draft' | 'typed'>): boolean {
  return typed.trim() !== '' || (draft !== null && (draft.past.length > 0 || draft.meta !== draft.preview.meta));
}

/** Throws the draft away. The person was asked. */
export function discardDraft(): void {
  const { draft } = useImport.getState();
  attempt += 1;
  if (draft !== null) void call('import.discard', { token: draft.preview.token });
  useImport.setState(nothing);
}
