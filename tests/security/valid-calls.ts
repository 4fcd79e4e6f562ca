import { annotationId, articleId, briefingId } from '../../shared/core/ids';
import type { RequestName } from '../../shared/ipc/channels';
import type { Args } from '../../shared/ipc/contract';

/** One message of each row that the contract accepts, with every optional part: what wrong ones are made from. */

const id = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
const article = articleId.parse(id);
const annotation = annotationId.parse(id);
const briefing = briefingId.parse(id);

const meta = {
  title: 'A treaty',
  source: 'EFE',
  author: '',
  publishedOn: '2024-06-20',
  address: 'https://efe.com/treaty',
  language: 'en',
  marking: '',
  grade: { reliability: 'B', credibility: '2' },
} as const;

const target = {
  textVersion: 'v1',
  quote: { type: 'TextQuoteSelector', exact: 'treaty', prefix: 'A ', suffix: '' },
  position: { type: 'TextPositionSelector', start: 2, end: 8 },
} as const;

const header = { title: 'Note', to: '', from: '', date: '', reference: '', meeting: '', marking: '' } as const;

const words = { type: 'paragraph', content: [{ type: 'text', text: 'words', marks: [{ type: 'bold' }] }] } as const;
const list = { type: 'orderedList', attrs: { start: 1, type: null }, content: [{ type: 'listItem', content: [words] }] } as const;
const cell = { type: 'tableCell', attrs: { colspan: 1, rowspan: 1, colwidth: null }, content: [words] } as const;
const body = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1, role: 'purpose' }, content: [{ type: 'text', text: 'Purpose' }] },
    { type: 'paragraph', content: [{ type: 'citation', attrs: { annotationId: annotation } }, { type: 'hardBreak' }] },
    list,
    { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
  ],
} as const;

const report = { name: 'TypeError', code: '', frames: ['save main/main.js:1:204'] } as const;

export const validCalls: { readonly [N in RequestName]: Args<N> } = {
  'app.info': {},
  'app.ready-to-quit': { unsaved: false },
  'app.stay-open': {},
  'app.quit': {},
  'app.report-error': { where: 'page', report },
  'page.keep': { key: 'draft', value: 'words' },
  'page.kept': {},
  'page.ready': {},
  'history.list': { subject: { kind: 'briefing', id: briefing } },
  'history.read': { subject: { kind: 'annotations', id: article }, version: 'present' },
  'history.restore': { subject: { kind: 'article', id: article }, version: '000000000001.json', exact: false },
  'conflict.list': { offset: 0, limit: 50 },
  'conflict.read': { id: '0123456789abcdef0123456789abcdef' },
  'conflict.settle': { id: '0123456789abcdef0123456789abcdef', choice: { kind: 'unite', fromCopy: [annotation] } },
  'support.save': {},
  'support.show': {},
  'commands.answered': { ids: ['list.filter'] },
  'settings.read': {},
  'settings.update': { theme: 'dark', language: 'en', zoom: 1, backupReminders: true },
  'library.status': {},
  'library.choose': {},
  'library.create': { name: 'Desk' },
  'library.update-settings': { name: 'Desk', defaultMarking: '', defaultFrom: '' },
  'library.show-folder': {},
  'library.take-over': {},
  'library.recent': {},
  'library.open-recent': { key: id },
  'library.forget-recent': { key: id },
  'library.follow': {},
  'library.open-other': {},
  'library.move': {},
  'library.rename-folder': {},
  'recovered.list': {},
  'recovered.put-back': { key: id },
  'recovered.discard': { key: id },
  'article.list': { text: '', sort: 'title', descending: false, offset: 0, limit: 50 },
  'article.read': { id: article },
  'article.update-meta': { id: article, meta },
  'article.correct-text': { id: article, basedOn: 'v1', blocks: [{ kind: 'paragraph', level: 1, text: 'words' }] },
  'article.open-address': { id: article },
  'article.facts': { id: article },
  'article.correct-facts': { id: article, change: { change: 'name', key: 'place:Seoul', kind: 'place', name: 'Seoul' } },
  'article.picture': { id: article, sha256: 'a'.repeat(64) },
  'article.save-original': { id: article },
  'article.trash': { id: article },
  'import.preview-text': { text: 'words' },
  'import.preview-file': { name: 'a.txt', bytes: new Uint8Array([97]) },
  'import.picture': { token: 't', sha256: 'a'.repeat(64) },
  'import.store': { token: 't', decisions: { cutBlocks: [0], cutPictures: [0], acceptedRepairs: [{ block: 0, repair: 0 }], meta } },
  'import.discard': { token: 't' },
  'batch.take': { paths: ['/home/ana/cuttings'] },
  'batch.take-folder': {},
  'batch.take-attachments': { token: 't', attachments: [0] },
  'batch.run': { token: 't', defaults: { marking: 'OFFICIAL', grade: { reliability: 'B', credibility: '2' }, language: 'ko' } },
  'batch.report': {},
  'batch.look': { row: 0 },
  'watch.status': {},
  'watch.choose': {},
  'watch.turn': { on: true },
  'watch.report': {},
  'watch.look': { row: 0 },
  'annotation.create': { articleId: article, kind: 'risk', comment: '', tags: ['a'], target },
  'annotation.update': { articleId: article, id: annotation, change: { kind: 'quote', comment: 'c', tags: [] } },
  'annotation.trash': { articleId: article, id: annotation },
  'evidence.list': {},
  'briefing.list': {},
  'briefing.create': { template: 'information-note' },
  'briefing.read': { id: briefing },
  'briefing.save': { id: briefing, header, body, basedOn: '2026-06-21T14:02:00.000Z' },
  'briefing.trash': { id: briefing },
  'briefing.typeset': { id: briefing, header, body },
  'briefing.export-pdf': { id: briefing },
  'export.show-file': { token: 't' },
  'backup.create': {},
  'backup.show': {},
  'backup.choose': {},
  'backup.restore': { token: 't' },
  'backup.open': { token: 't' },
  'backup.status': {},
  'backup.postpone': {},
  'verify.run': {},
  'verify.report': {},
  'verify.repair': {},
  'verify.save': {},
  'job.list': {},
  'job.cancel': { id: 'j' },
  'trash.list': {},
  'trash.restore': { kind: 'article', id },
  'trash.several': { things: [{ kind: 'briefing', id }], typed: '' },
  'trash.restore-several': { things: [{ kind: 'annotation', id }] },
  'trash.purge': { things: [{ kind: 'article', id }], typed: '12' },
  'trash.emptied': {},
  'trash.bring-back': { id },
  'trash.purge-emptied': { id, typed: 'Desk' },
};
