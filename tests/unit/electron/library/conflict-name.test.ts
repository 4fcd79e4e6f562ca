import { describe, expect, it } from 'vitest';
import { conflictOf, placeholderFor } from '../../../../electron/library/conflict-name';

const id = '01J00000000000000000000000';

describe('conflictOf', () => {
  it.each([
    [`${id}.conflict-7.json`, 'own', null],
    [`${id}.conflict-7-2.json`, 'own', null],
    [`${id} (Anna's conflicted copy 2024-06-20).json`, 'dropbox', 'Anna'],
    [`${id} (Anna’s MacBook's conflicted copy 2024-06-20 (1)).json`, 'dropbox', 'Anna’s MacBook'],
    [`${id} (DESK-04's conflicted copy).json`, 'dropbox', 'DESK-04'],
    [`${id} (Case Conflict).json`, 'dropbox', null],
    [`${id} (Unicode Encoding Conflict 1).json`, 'dropbox', null],
    [`${id} (In Konflikt stehende Kopie von DESK-04 2024-06-20).json`, 'dropbox', 'DESK-04'],
    [`${id} (Copie en conflit de DESK-04 2024-06-20).json`, 'dropbox', 'DESK-04'],
    [`${id} (Copia en conflicto de DESK-04 2024-06-20).json`, 'dropbox', 'DESK-04'],
    [`${id}.sync-conflict-20240620-134501-ABCDEF7.json`, 'syncthing', 'ABCDEF7'],
    [`${id}.sync-conflict-20240620-134501.json`, 'syncthing', null],
    [`${id} (conflicted copy 2024-06-20 134501).json`, 'nextcloud', null],
    [`${id} (conflicted copy Anna 2024-06-20 134501).json`, 'nextcloud', 'Anna'],
    [`${id} (conflicted copy).json`, 'nextcloud', null],
    [`${id}_conflict-20240620-134501.json`, 'nextcloud', null],
    [`${id}_conflict-anna-20240620-134501.json`, 'nextcloud', 'anna'],
    [`${id} (SFConflict anna@desk.org 2024-06-20-13-45-01).json`, 'seafile', 'anna@desk.org'],
    [`${id}.Conflict.json`, 'resilio', null],
    [`${id}_DESK-04_Jun-20-134501-2024_Conflict.json`, 'synology', 'DESK-04'],
    [`${id} (1).json`, 'google-drive', null],
    [`${id} (Conflict).json`, 'google-drive', null],
    [`${id}_conf(2).json`, 'google-drive', null],
    [`[Conflict] ${id}.json`, 'google-drive', null],
    [`${id} 2.json`, 'icloud', null],
    [`${id}-DESK-04.json`, 'onedrive', 'DESK-04'],
    [`${id}-Anna’s PC.json`, 'onedrive', 'Anna’s PC'],
    [`${id}-ANNA-PC-2.json`, 'onedrive', 'ANNA-PC'],
    [`${id} - Copy.json`, 'copy', null],
    [`${id} - Kopie (2).json`, 'copy', null],
    [`${id} - 복사본.json`, 'copy', null],
    [`${id} copy.json`, 'copy', null],
    [`${id} copy 3.json`, 'copy', null],
    [`${id} (copy).json`, 'copy', null],
    [`${id} (another copy).json`, 'copy', null],
    [`${id} (3rd copy).json`, 'copy', null],
  ])('knows %s', (name, service, host) => {
    expect(conflictOf(name)).toEqual({ file: `${id}.json`, service, host });
  });

  it.each(['article', 'annotations', 'library'])('knows the copies of %s.json', (stem) => {
    expect(conflictOf(`${stem}.conflict-3.json`)).toEqual({ file: `${stem}.json`, service: 'own', host: null });
    expect(conflictOf(`[Conflict] ${stem}.json`)).toEqual({ file: `${stem}.json`, service: 'google-drive', host: null });
  });

  it.each([
    `${id}.json`,
    'article.json',
    `[Conflict] notes.json`,
    `Notes ${id} (1).json`,
    `x[Conflict] ${id}.json`,
    `[Conflict] ${id}.json.txt`,
    `${id} (1).txt`,
    `${id} (1).json.part`,
    `${id.toLowerCase()} (1).json`,
    `x${id} (1).json`,
    'notes (1).json',
    `.${id}.123.abc.tmp`,
    `~$${id}.json`,
    'desktop.ini',
    `${id}_backup.json`,
    `${id}.conflict-.json`,
    `${id}.sync-conflict-2024-1345.json`,
    `${id} two words.json`,
    `${id}- x.json`,
    '',
  ])('leaves %j alone', (name) => {
    expect(conflictOf(name)).toBeNull();
  });
});

describe('placeholderFor', () => {
  it.each([
    [`.${id}.json.icloud`, `${id}.json`],
    [`${id}.json.nextcloud`, `${id}.json`],
    [`${id}.json.owncloud`, `${id}.json`],
  ])('knows %s', (name, file) => {
    expect(placeholderFor(name)).toBe(file);
  });

  it.each([`${id}.json`, `${id}.json.icloud`, `.${id}.json`, '.icloud', `.${id}.json.icloud.bak`, `${id}.json.nextcloud.bak`])(
    'leaves %s alone',
    (name) => {
      expect(placeholderFor(name)).toBeNull();
    },
  );
});
