import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentAt, documentOfSnapshots } from '../../../../electron/library/document-at';
import { libraryPlaces } from '../../../../electron/library/library-places';

const places = libraryPlaces('/library');
const id = '01HZZZZZZZZZZZZZZZZZZZZZZZ';

describe('documentAt', () => {
  it.each([
    ['library.json', places.library],
    [`briefings/${id}.json`, places.briefing(id)],
    [`articles/${id}/article.json`, places.article(id)],
    [`articles/${id}/annotations.json`, places.annotations(id)],
    [`articles/${id}/facts.json`, places.factNotes(id)],
  ])('knows the document at %s', (file, place) => {
    expect(documentAt(places, file)).toEqual(place);
  });

  it.each([
    [`trash/article-${id}/article.json`, places.article(id)],
    [`trash/article-${id}/annotations.json`, places.annotations(id)],
    [`trash/article-${id}/facts.json`, places.factNotes(id)],
    [`trash/briefing-${id}/briefing.json`, places.briefing(id)],
  ])('knows the document at %s, with the snapshots that it had before', (file, place) => {
    expect(documentAt(places, file)).toEqual({ ...place, path: join('/library', file), trashed: null });
  });

  it.each([
    '',
    'letterhead.typ',
    `briefings/${id}.json/inner`,
    'briefings/note.json',
    `briefings/${id}`,
    `briefings/${id}.json.bak`,
    'briefings',
    `articles/${id}`,
    `articles/${id}/original.txt`,
    'articles/other/article.json',
    `trash/article-${id}/original.txt`,
    `trash/briefing-${id}/trashed.json`,
    `trash/annotation-${id}/trashed.json`,
    'trash/article-other/article.json',
    `trash/dossier-${id}/briefing.json`,
    `trashed/article-${id}/article.json`,
    'trash',
    `snapshots/article-${id}/1.json`,
  ])('knows none at %j', (file) => {
    expect(documentAt(places, file)).toBeNull();
  });
});

describe('documentOfSnapshots', () => {
  it.each([
    ['library', places.library],
    [`article-${id}`, places.article(id)],
    [`annotations-${id}`, places.annotations(id)],
    [`facts-${id}`, places.factNotes(id)],
    [`briefing-${id}`, places.briefing(id)],
  ])('knows whose earlier states lie in %s', (key, place) => {
    expect(documentOfSnapshots(places, key)).toEqual(place);
    expect(place.key).toBe(key);
  });

  it.each(['', 'other', `dossier-${id}`, 'article-other', 'article'])('knows nobody for %j', (key) => {
    expect(documentOfSnapshots(places, key)).toBeNull();
  });
});
