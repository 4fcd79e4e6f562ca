import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The files beside the code that the application cannot do without. */

const fontList = z.array(z.object({ file: z.string(), sha256: z.string() })).min(1);

/** Every font of the build's own list is there, byte for byte. Throws with the first that is not. */
export async function checkFonts(folder: string): Promise<string> {
  const list = fontList.parse(z.json().parse(JSON.parse(await readFile(join(folder, 'fonts.json'), 'utf8'))));
  for (const { file, sha256 } of list) {
    const bytes = await readFile(join(folder, file));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`${file} is not as it was built`);
  }
  return `${list.length} font files`;
}

/** The templates of paper lie in a folder that a program outside of Electron can read. */
export async function checkTemplates(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.typ'));
  if (names.length === 0) throw new Error(`no template in ${folder}`);
  return names.sort().join(', ');
}
