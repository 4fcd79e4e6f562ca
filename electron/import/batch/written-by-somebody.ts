/** Left by file managers, office programs and browsers beside the files that somebody wrote, or not written to their end. */
const notWritten = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|__macosx$)|\.(?:crdownload|part|partial|download|tmp)$/i;

/** Whether a file or folder of this name (no path) is one that a person put there, and not a program's own. */
export function isWrittenBySomebody(name: string): boolean {
  return !notWritten.test(name);
}
