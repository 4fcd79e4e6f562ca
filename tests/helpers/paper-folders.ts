import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The folders that notes are set with, the fonts copied out of their packages if they are not there yet. */
export function paperFolders(): { readonly fonts: string; readonly templates: string } {
  execFileSync(process.execPath, [resolve('scripts/fonts.mjs')], { stdio: 'ignore' });
  return { fonts: resolve('out/fonts'), templates: resolve('assets/templates') };
}
