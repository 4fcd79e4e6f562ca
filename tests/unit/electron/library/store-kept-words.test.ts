import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeKeptWords } from '../../../../electron/library/store-kept-words';
import { type Briefing, templateBody } from '../../../../shared/domain/briefing';
import type { KeptDraft } from '../../../../shared/domain/kept-words';
import { type TemporaryLibrary, temporaryLibrary, valueIn } from '../../../helpers/temporary-library';

let temporary: TemporaryLibrary;
beforeEach(async () => {
  temporary = await temporaryLibrary();
});
afterEach(() => temporary.remove());

const header = { title: '', to: '', from: '', date: '', reference: '', meeting: '', marking: '' };

async function newBriefing(): Promise<Briefing> {
  const { briefings } = temporary.library;
  return valueIn(await briefings.create({ template: 'information-note', language: 'en', header, body: templateBody((role) => role) }));
}

function keptDraftOf({ id, body }: Briefing, title: string) {
  const draft: KeptDraft = { header: { ...header, title }, body };
  return { key: `briefing ${id}`, value: JSON.stringify(draft) };
}

describe('storeKeptWords', () => {
  it('stores the drafts of briefings', async () => {
    const { library } = temporary;
    const [one, two] = [await newBriefing(), await newBriefing()];
    expect(await storeKeptWords(library, [keptDraftOf(one, 'First'), keptDraftOf(two, 'Second')])).toBe(2);
    expect(valueIn(await library.briefings.read(one.id)).header.title).toBe('First');
    expect(valueIn(await library.briefings.read(two.id)).header.title).toBe('Second');
  });

  it('stores comments, and annotations that no disk had taken', async () => {
    const { library } = temporary;
    const article = await temporary.addArticle(['Two states signed a treaty.']);
    const { id, kind, tags, target } = await temporary.mark(article, 'a treaty');
    const entries = [
      { id, kind, tags, target, comment: 'Written last' },
      { id: null, kind: 'risk', tags: ['new'], target, comment: 'Never stored' },
    ];
    expect(await storeKeptWords(library, [{ key: `annotations ${article.id}`, value: JSON.stringify(entries) }])).toBe(1);
    const { annotations } = valueIn(await library.annotations.read(article.id));
    expect(annotations.map(({ comment }) => comment)).toEqual(['Written last', 'Never stored']);
  });

  it('does not count what was stored only in part, and stores the rest of it all the same', async () => {
    const { library } = temporary;
    const article = await temporary.addArticle(['Two states signed a treaty.']);
    const { id, kind, tags, target } = await temporary.mark(article, 'a treaty');
    const gone = { id: '01KE0000000000000000000001', kind, tags, target, comment: 'Of one that is gone' };
    const there = { id, kind, tags, target, comment: 'Stored' };
    expect(await storeKeptWords(library, [{ key: `annotations ${article.id}`, value: JSON.stringify([gone, there]) }])).toBe(0);
    expect(valueIn(await library.annotations.read(article.id)).annotations.map(({ comment }) => comment)).toEqual(['Stored']);
  });

  it('is kept from storing one by no other that cannot be read', async () => {
    const { library } = temporary;
    const [one, two] = [await newBriefing(), await newBriefing()];
    const deep = `${'{"body":{"content":['.repeat(20_000)}${']}}'.repeat(20_000)}`;
    const kept = [{ key: `briefing ${one.id}`, value: 'no JSON' }, { key: `briefing ${one.id}`, value: deep }, keptDraftOf(two, 'Stored')];
    expect(await storeKeptWords(library, kept)).toBe(1);
    expect(valueIn(await library.briefings.read(two.id)).header.title).toBe('Stored');
  });

  it('leaves what is no document, what it does not understand, and what is not there any more', async () => {
    const { library } = temporary;
    const gone = await newBriefing();
    valueIn(await library.trash.briefing(gone.id));
    const kept = [
      { key: 'place', value: '{"route":{"screen":"library"}}' },
      { key: 'briefing ../../etc', value: '{}' },
      { key: `briefing ${gone.id}`, value: '{"header":1}' },
      { key: 'annotations ../../etc', value: '[]' },
      { key: `annotations ${gone.id}`, value: '{"comment":1}' },
      keptDraftOf(gone, 'In the trash'),
    ];
    expect(await storeKeptWords(library, kept)).toBe(0);
    expect(await library.briefings.ids()).toEqual([]);
  });
});
