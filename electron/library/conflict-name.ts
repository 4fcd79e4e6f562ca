import type { ConflictService } from '../../shared/domain/conflict';

/**
 * Names under which services that synchronise folders, and file managers, put a second state of a file
 * beside the first: so that two people's words are both kept. Each service has its own way; the
 * document's own name is always known, which leaves no room for a wrong guess.
 */
export type ConflictName = {
  /** The document's own file name, e.g. `article.json`. */
  readonly file: string;
  /** Who made the name, as far as it tells; `copy` for a copy made by hand. */
  readonly service: ConflictService;
  /** The computer or person that the name speaks of; `null` when it does not say. */
  readonly host: string | null;
};

type Pattern = { readonly service: ConflictService; readonly pattern: RegExp };

/** Tried in this order on what stands between the document's name and `.json`; the first group names the host. */
const suffixes: readonly Pattern[] = [
  { service: 'own', pattern: /^\.conflict-\d+(?:-\d+)?$/ },
  { service: 'syncthing', pattern: /^\.sync-conflict-\d{8}-\d{6}(?:-([A-Z0-9]{7}))?$/ },
  { service: 'resilio', pattern: /^\.Conflict$/ },
  // "X (Anna's conflicted copy 2024-06-20)", also with a number behind when there are several.
  { service: 'dropbox', pattern: /^ \((.+)['’]s conflicted copy(?: \d{4}-\d{2}-\d{2})?(?: \(?\d+\)?)?\)$/i },
  { service: 'dropbox', pattern: /^ \((?:Case|Unicode Encoding|Whitespace|Selective Sync) Conflict(?: \(?\d+\)?)?\)$/i },
  // Dropbox in German, French, Spanish: the computer's name stands behind.
  { service: 'dropbox', pattern: /^ \(In Konflikt stehende Kopie von (.+?)(?: \d{4}-\d{2}-\d{2})?\)$/i },
  { service: 'dropbox', pattern: /^ \(Copie en conflit de (.+?)(?: \d{4}-\d{2}-\d{2})?\)$/i },
  { service: 'dropbox', pattern: /^ \(Copia en conflicto de (.+?)(?: \d{4}-\d{2}-\d{2})?\)$/i },
  { service: 'nextcloud', pattern: /^ \(conflicted copy(?: (\D.*?))?(?: \d{4}-\d{2}-\d{2})?(?: \d{6})?\)$/i },
  { service: 'nextcloud', pattern: /^_conflict-(?:(.+)-)?\d{8}-\d{6}$/ },
  { service: 'seafile', pattern: /^ \(SFConflict (.+?) \d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2}\)$/ },
  { service: 'synology', pattern: /^_(.+)_[A-Z][a-z]{2}-\d{1,2}-\d{6}-\d{4}_Conflict$/ },
  { service: 'google-drive', pattern: /^(?: \((?:\d{1,3}|Conflict)\)|_conf\(\d+\))$/i },
  { service: 'copy', pattern: /^ - (?:Copy|Kopie|Copie|Copia|복사본)(?: \(\d+\))?$/i },
  { service: 'copy', pattern: /^ (?:\((?:\w+ )?copy(?: \d+)?\)|copy(?: \d+)?)$/i },
  { service: 'icloud', pattern: /^ \d{1,3}$/ },
  // OneDrive puts the computer's name behind a hyphen, and a number behind that.
  { service: 'onedrive', pattern: /^-([^\s/].*?)(?:-[2-9])?$/ },
];

/** The names of documents, without `.json`; a briefing's is its id. */
const documentName = 'article|annotations|library|[0-7][0-9A-HJKMNP-TV-Z]{25}';
const withPrefix = new RegExp(`^\\[Conflict\\] ((?:${documentName})\\.json)$`);
const withSuffix = new RegExp(`^(${documentName})(.+)\\.json$`);

/** Which document a name is a second state of; `null` for a document's own name and for all others. */
export function conflictOf(name: string): ConflictName | null {
  const prefixed = withPrefix.exec(name)?.[1];
  if (prefixed !== undefined) return { file: prefixed, service: 'google-drive', host: null };
  const [, stem, suffix = ''] = withSuffix.exec(name) ?? [];
  for (const { service, pattern } of suffixes) {
    const found = pattern.exec(suffix);
    if (found !== null) return { file: `${stem}.json`, service, host: found[1] ?? null };
  }
  return null;
}

/**
 * The file that a placeholder stands for: the service knows it, but its bytes are on another computer
 * (iCloud, Nextcloud and ownCloud with virtual files). `null` for any other name.
 */
export function placeholderFor(name: string): string | null {
  return /^\.(.+)\.icloud$/.exec(name)?.[1] ?? /^(.+)\.(?:nextcloud|owncloud)$/.exec(name)?.[1] ?? null;
}
