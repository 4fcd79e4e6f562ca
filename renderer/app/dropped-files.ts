import { create } from 'zustand';
import { takeFiles } from './import-batch';
import { useNavigation } from './navigation';

/** One file that was dropped on another screen, until the import screen takes it up. */
export const useDroppedFile = create<{ readonly file: File | null }>()(() => ({ file: null }));

/** Whether these are to be imported without a preview of each: several, a folder, or an archive of files. */
export function isBatch(transfer: DataTransfer): boolean {
  return areMany([...transfer.files]) || [...transfer.items].some((item) => item.webkitGetAsEntry()?.isDirectory === true);
}

/** The same for files that were chosen. */
export function areMany(files: readonly File[]): boolean {
  return files.length > 1 || files.some(({ name }) => /\.zip$/i.test(name));
}

/** Takes files that are dropped on any screen but the one for imports, which does so itself; the function returned ends that. */
export function followDrops(): () => void {
  const isOurs = (event: DragEvent): boolean =>
    !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true && useNavigation.getState().route.screen !== 'import';
  const onDragOver = (event: DragEvent): void => {
    if (isOurs(event)) event.preventDefault();
  };
  const onDrop = (event: DragEvent): void => {
    const transfer = event.dataTransfer;
    if (!isOurs(event) || transfer === null) return;
    event.preventDefault();
    const files = [...transfer.files];
    if (isBatch(transfer)) {
      void takeFiles(files);
      return;
    }
    useDroppedFile.setState({ file: files[0] ?? null });
    useNavigation.getState().go({ screen: 'import' });
  };
  // Where the screen changes below the pointer, the browser asks the new element first whether it may be entered.
  document.addEventListener('dragenter', onDragOver);
  document.addEventListener('dragover', onDragOver);
  document.addEventListener('drop', onDrop);
  return () => {
    document.removeEventListener('dragenter', onDragOver);
    document.removeEventListener('dragover', onDragOver);
    document.removeEventListener('drop', onDrop);
  };
}
