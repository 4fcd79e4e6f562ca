import { articleId, briefingId } from '../../shared/core/ids';
import { ballastFile } from './ballast';
import { libraryFileName } from './library-places';
import { targetOfTemp } from './temp-file';

/** Which names in each folder of a library are the library's own; all others are somebody else's, or left over. */
export const ownNames = {
  root: (name: string): boolean =>
    name === libraryFileName ||
    name === ballastFile ||
    /^(articles|briefings|trash|snapshots|quarantine|intents|lock|lock\.[\w-]+\.beat)$/.test(name),
  briefings: (name: string): boolean => briefingId.safeParse(name.replace(/\.json$/, '')).success,
  articles: (name: string): boolean => articleId.safeParse(name).success,
  article: (name: string): boolean =>
    /^(article\.json|annotations\.json|facts\.json|trashed\.json|original\.[a-z0-9]{1,8}|picture-[0-9a-f]{64}\.(jpg|png))$/.test(name),
  /** In the folder of a thing in the trash. */
  trashed: (name: string): boolean => name === 'briefing.json' || ownNames.article(name),
  trash: (name: string): boolean => /^(article|annotation|briefing|emptied)-/.test(name),
  intents: (name: string): boolean => name.endsWith('.json'),
};

/** Whether a name is that of a write that was cut short. */
export function isLeftOver(name: string): boolean {
  return targetOfTemp(name) !== null || /^lock\..+\.tmp$/.test(name);
}
