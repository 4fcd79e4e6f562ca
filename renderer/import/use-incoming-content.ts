import { useEffect, useRef, useState } from 'react';
import { areMany, isBatch, useDroppedFile } from '../app/dropped-files';
import { takeFiles } from '../app/import-batch';
import { previewFile, previewText, useImport } from './import-store';

/** Pastes into the form's fields and into dialogs are theirs; the field that is for articles says so itself. */
function belongsToField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target.dataset.articleText !== undefined) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="dialog"]') !== null;
}

/**
 * Takes an article that is pasted or dropped anywhere on the screen. An article that is being decided
 * on is replaced only after asking: `ask` is given what to do then. Answers whether a file is being dragged over the screen.
 */
export function useIncomingContent(ask: (next: () => void) => void): boolean {
  const [dragging, setDragging] = useState(false);
  const latest = useRef({ ask });
  useEffect(() => {
    latest.current = { ask };
  });
  const dropped = useDroppedFile((state) => state.file);
  useEffect(() => {
    if (dropped === null) return;
    useDroppedFile.setState({ file: null });
    whenFree(latest.current.ask, () => void previewFile(dropped));
  }, [dropped]);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (belongsToField(event.target) || event.clipboardData === null) return;
      event.preventDefault();
      const files = [...event.clipboardData.files];
      const [file] = files;
      const text = event.clipboardData.getData('text/plain');
      const html = event.clipboardData.getData('text/html');
      if (text === '' && areMany(files)) void takeFiles(files);
      else if (text === '' && file !== undefined) whenFree(latest.current.ask, () => void previewFile(file));
      else whenFree(latest.current.ask, () => void previewText(text, html));
    };
    // Leaving a child is reported as well; only what leaves the window has no related target.
    const onDragOver = (event: DragEvent): void => {
      event.preventDefault();
      setDragging(event.dataTransfer?.types.includes('Files') ?? false);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const onDrop = (event: DragEvent): void => {
      event.preventDefault();
      setDragging(false);
      if (event.dataTransfer !== null && isBatch(event.dataTransfer)) {
        void takeFiles([...event.dataTransfer.files]);
        return;
      }
      const file = event.dataTransfer?.files[0];
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      const html = event.dataTransfer?.getData('text/html') ?? '';
      if (file !== undefined) whenFree(latest.current.ask, () => void previewFile(file));
      else if (text !== '') whenFree(latest.current.ask, () => void previewText(text, html));
    };
    document.addEventListener('paste', onPaste);
    // Where the screen changes below the pointer, the browser asks the new element first whether it may be entered.
    document.addEventListener('dragenter', onDragOver);
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('dragenter', onDragOver);
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, []);
  return dragging;
}

/** Runs `next` at once, or after asking when it would replace an article that is not stored. */
function whenFree(ask: (next: () => void) => void, next: () => void): void {
  const { phase } = useImport.getState();
  if (phase === 'start') next();
  else if (phase === 'deciding') ask(next);
}
