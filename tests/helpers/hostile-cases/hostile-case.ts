import type { CharacterReport, DroppedPart, ImportWarning } from '../../../shared/domain/import-preview';
import type { ImportErrorCode } from '../../../shared/ipc/error-code';

/** How something comes into the application: a file by the dialog, a drop or the clipboard, or together with others in a folder. */
export type FileWay = 'dialog' | 'drop' | 'paste' | 'folder';

/** What cases are made of: a server that counts who comes, and a file that nobody may read. */
export type Surroundings = { readonly host: string; readonly bait: string };

/** The library stays as it was, and this is said. */
export type Refused = { readonly refused: ImportErrorCode };

/** It is read, and this is shown; lists that are left out are empty, and nothing else may be in them. */
export type Read = {
  /** Words of blocks that are kept. */
  readonly words: readonly string[];
  /** Words that are there to be looked at, and left out unless the person wants them. */
  readonly cut?: readonly string[];
  /** Words that are there, kept or left out: nothing of a source is lost. */
  readonly either?: readonly string[];
  /** Words that stand in no block. */
  readonly nowhere?: readonly string[];
  /** What is listed as not taken over, in any order; `any` for what is made of so much that a list would only repeat it. */
  readonly dropped?: readonly (readonly [what: DroppedPart['what'], count: number])[] | 'any';
  readonly warnings?: readonly ImportWarning['code'][] | 'any';
  readonly characters?: Partial<CharacterReport>;
  /** What a report of many files warns of beside `warnings`, since nobody sees the preview there. */
  readonly inFolder?: readonly ImportWarning['code'][];
};

type About = {
  /** Its row in the table of hostile inputs. */
  readonly id: HostileId;
  readonly what: string;
  readonly outcome: Refused | Read;
  /** It takes its time; something else has to be possible meanwhile. */
  readonly slow?: true;
};

/** A file; it is made anew for each run, always the same. `ways`: all when left out. */
export type FileCase = About & {
  readonly name: string;
  readonly bytes: (at: Surroundings) => Uint8Array | Promise<Uint8Array>;
  readonly ways?: readonly FileWay[];
  /** What the screen and the article call it, when that matters. */
  readonly shown?: string;
};

/** What the clipboard holds. `times`: the text is as often repeated, in the page, for no test can send it there. */
export type PasteCase = About & { readonly text: string; readonly times?: number; readonly html?: (at: Surroundings) => string };

export type HostileCase = FileCase | PasteCase;

export function isFileCase(hostile: HostileCase): hostile is FileCase {
  return 'bytes' in hostile;
}

export function isRefused(outcome: Refused | Read): outcome is Refused {
  return 'refused' in outcome;
}

const count = { P: 8, C: 4, H: 14, D: 12, F: 10, G: 4 } as const;

/** P: texts. C: clipboards of two forms. H: pages. D: documents of office programs. F: PDFs. G: paths and names. */
export type HostileId = `${keyof typeof count}${number}`;

/** Every row of the table of hostile inputs that come by an import. */
export const hostileIds: readonly HostileId[] = (Object.keys(count) as (keyof typeof count)[]).flatMap((family) =>
  Array.from({ length: count[family] }, (_, index): HostileId => `${family}${index + 1}`),
);
