/** The ending of a bundle's name, as electron-builder.yml ties it to this application. */
const bundleEnding = '.briefing';

/** Whether a command line names a bundle. Only names are looked at: nothing is opened or read. */
export function namesBundle(commandLine: readonly string[]): boolean {
  return commandLine.slice(1).some((word) => !word.startsWith('-') && word.toLowerCase().endsWith(bundleEnding));
}
