import { describe, expect, it } from 'vitest';
import { headerWords } from '../../../../../electron/import/mail/header-words';
import { mailLines } from '../../../../../electron/import/mail/mail-lines';
import { readMail } from '../../../../../electron/import/mail/read-mail';
import type { SourceReading } from '../../../../../electron/import/source-reading';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'));
const header =
  'From: A Writer <a@example.org>\nTo: b@example.org\nSubject: News\nDate: Thu, 20 Jun 2024 23:30:00 +0900\nMIME-Version: 1.0\n';

async function read(text: string): Promise<SourceReading> {
  const reading = await readMail(bytes(text));
  if (!reading.ok) throw new Error(reading.error.code);
  return reading.value;
}

function multipart(kind: string, ...parts: readonly string[]): string {
  return `Content-Type: multipart/${kind}; boundary=x${parts.length}\n\n${parts.map((part) => `--x${parts.length}\n${part}\n`).join('')}--x${parts.length}--\n`;
}

describe('headerWords', () => {
  it.each([
    ['plain words', 'plain words'],
    ['=?utf-8?q?Gr=C3=BC=C3=9Fe_an?= =?utf-8?q?_alle?=', 'Grüße an alle'],
    ['=?EUC-KR?B?vLy48Q==?= 2024', '세목 2024'],
    ['=?iso-2022-kr?B?GyQpQw4wITMqDw==?=', '가나'],
    ['=?utf-8?B?7ZWc6rWt7Ja07Yq8?= =?utf-8?B?7Y+s?=', '한국어튼포'],
    ['=?utf-8?B?7ZWc6g==?= =?utf-8?B?ta0=?=', '한국'],
    ['=?x-unknown?q?words?=', 'words'],
    ['=?utf-8*en?Q?a?= b =?broken', 'a b =?broken'],
  ])('%s', (field, words) => expect(headerWords(field)).toBe(words));
});

describe('readMail', () => {
  it('takes the day on the clock of its sender', async () => {
    expect((await read(`${header}\nWords.`)).meta).toMatchObject({ title: 'News', author: 'A Writer', publishedOn: '2024-06-20' });
  });

  it('takes the plain form of two, and the page when it says much more', async () => {
    const page = 'Content-Type: text/html\n\n<p>One two three four five six seven eight</p>';
    const both = await read(header + multipart('alternative', 'Content-Type: text/plain\n\nOne two three four', page));
    expect(both.blocks.map((block) => block.text)).toEqual(['One two three four']);
    const remark = await read(header + multipart('alternative', 'Content-Type: text/plain\n\nHTML', page));
    expect(remark.blocks.map((block) => block.text)).toEqual(['One two three four five six seven eight']);
  });

  it('shows the pictures of its page where they stand, and lists only the others as attachments', async () => {
    const image = (fields: string, bytes: string) => `Content-Type: image/png\n${fields}\nContent-Transfer-Encoding: base64\n\n${bytes}`;
    const page = 'Content-Type: text/html\n\n<p>First words.</p><img src="cid:a%40x" alt="A map"><p>Last words.</p><img src="cid:none">';
    const parts = [
      image('Content-ID: <a@x>', 'AQ=='),
      image('Content-ID: <b@x>\nContent-Disposition: attachment; filename=b.png', 'iVBORw0KGgoAAAAA'),
    ];
    const { blocks, attachments, dropped } = await read(header + multipart('related', page, ...parts));
    expect(blocks.map(({ text, picture }) => (picture === undefined ? text : [picture.alt, ...picture.bytes]))).toEqual([
      'First words.',
      ['A map', 1],
      'Last words.',
    ]);
    expect(attachments).toEqual([]);
    expect(dropped).toMatchObject([{ what: 'attachment', count: 1, example: 'b.png' }, { what: 'remote-image' }]);
  });

  it('puts the pictures of its page between the words of its plain form', async () => {
    const plain = 'Content-Type: text/plain\n\nOne two three.\n\nFour five [image: map] six.\n\nSeven eight.';
    const page =
      'Content-Type: text/html\n\n<img src="cid:a"><p>One two three.</p><p>Four five six.</p><img src="cid:b"><p>Seven eight.</p><img src="cid:a">';
    const image = (id: string, bytes: string) =>
      `Content-Type: image/png\nContent-ID: <${id}>\nContent-Transfer-Encoding: base64\n\n${bytes}`;
    const related = multipart(
      'related',
      multipart('alternative', plain, page),
      image('a', 'AQ=='),
      image('b', 'Ag=='),
      image('c', 'iVBORw0KGgoAAAAA'),
    );
    const { blocks, dropped } = await read(header + related);
    expect(blocks.map(({ text, picture }) => picture?.bytes[0] ?? text)).toEqual([
      1,
      'One two three.',
      'Four five [image: map] six.',
      2,
      'Seven eight.',
      1,
    ]);
    expect(dropped).toMatchObject([{ what: 'attachment', count: 1 }]);
  });

  it('reads all parts of a text, gives attachments that can be read, and lists the others by their names', async () => {
    const { blocks, attachments, dropped } = await read(
      header +
        multipart(
          'mixed',
          'Content-Type: text/plain\n\nFirst words.',
          'Content-Type: application/pdf; name="=?utf-8?B?w7xiZXIucGRm?="\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nJVBERi0=',
          'Content-Type: text/plain\n\nLast words.',
          'Content-Type: text/calendar; name=meeting.ics\nContent-Disposition: attachment\n\nBEGIN:VCALENDAR\nEND:VCALENDAR',
          'Content-Type: image/png; name=logo.png\nContent-Disposition: inline\nContent-Transfer-Encoding: base64\n\niVBORw0KGgoAAAAA',
        ),
    );
    expect(blocks.map((block) => block.text)).toEqual(['First words.', 'Last words.']);
    expect(attachments.map(({ name, bytes: content }) => [name, Buffer.from(content).toString()])).toEqual([['über.pdf', '%PDF-']]);
    expect(dropped).toEqual([{ what: 'attachment', count: 2, example: 'meeting.ics' }]);
  });

  it('reads mails in mails, five deep, and gives what lies below as an attachment', async () => {
    let mail = `${header}\nInnermost.`;
    for (let depth = 0; depth < 7; depth += 1) mail = `${header}Content-Type: message/rfc822\n\n${mail}`;
    const { blocks, attachments } = await read(mail);
    expect(blocks.filter((block) => block.kind === 'heading')).toHaveLength(5);
    expect(attachments.map(({ name }) => name)).toEqual(['message/rfc822']);
  });

  it('does not believe a charset that the bytes are not in', async () => {
    const { blocks, warnings } = await read(
      `${header}Content-Type: text/plain; charset=utf-8\n\nTous les \xEAtres humains naissent libres et \xE9gaux en dignit\xE9.`,
    );
    expect(blocks[0]?.text).toBe('Tous les êtres humains naissent libres et égaux en dignité.');
    expect(warnings.every(({ code }) => code === 'uncertain-encoding')).toBe(true);
  });

  it.each([
    ['a mail under a key', 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB', 'import.encrypted'],
    [
      'parts too deep in each other',
      Array.from({ length: 80 }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}x\n\n--b${level}x\n`).join(''),
      'import.damaged',
    ],
    [
      'more parts than any mail',
      multipart('mixed', ...Array.from({ length: 2100 }, () => 'Content-Type: text/plain\n\na')),
      'import.too-large',
    ],
  ])('refuses %s', async (_name, body, code) => {
    const reading = await readMail(bytes(header + body));
    expect(reading.ok ? 'read' : reading.error.code).toBe(code);
  });

  it('reads the words of a page that shows none, such as one whose title never ends', async () => {
    const { blocks, warnings } = await read(`${header}Content-Type: text/html\n\n<title>Words that are <b>all of it`);
    expect(blocks.map((block) => block.text)).toEqual(['Words that are all of it']);
    expect(warnings.map(({ code }) => code)).toEqual(['plain-extraction']);
  });

  it('runs, loads and keeps nothing of a page', async () => {
    const { blocks } = await read(
      `${header}Content-Type: text/html\n\n<style>x</style><p onclick="run()">Words</p><script>run()</script><img src=//track.example>`,
    );
    expect(blocks.map((block) => block.text)).toEqual(['Words']);
  });
});

describe('mailLines', () => {
  const kinds = (text: string): readonly (readonly [string, string | null, string])[] =>
    mailLines(text).map(({ kind, cut, text: words }) => [kind, cut, words]);

  it.each([
    ['English', 'On Thu, 20 Jun 2024 at 10:00, A Writer\n<a@example.org> wrote:'],
    ['German', 'Am 20.06.2024 um 10:00 schrieb A Writer:'],
    ['French', 'Le jeu. 20 juin 2024 à 10:00, A Writer <a@example.org> a écrit :'],
    ['Russian', '20 июня 2024 г., 10:00, A Writer <a@example.org> пишет:'],
  ])('knows how a quotation is announced in %s', (_language, words) => {
    expect(kinds(`Thank you.\n\n${words}\n> It was said.\n>> Before that.\n`).map(([kind, cut]) => [kind, cut])[0]).toEqual([
      'paragraph',
      null,
    ]);
    expect(
      kinds(`Thank you.\n\n${words}\n> It was said.\n`)
        .slice(1)
        .every(([kind, cut]) => kind === 'quote' && cut === null),
    ).toBe(true);
  });

  it('goes on with the answer after a quotation', () => {
    expect(kinds('> The question.\nThe answer is here.').map(([kind]) => kind)).toEqual(['quote', 'paragraph']);
  });

  it('cuts a signature, but not what merely has dashes above it', () => {
    expect(kinds('Words of the mail.\n\n-- \nA Writer\nThe Office')).toEqual([
      ['paragraph', null, 'Words of the mail.'],
      ...kinds('-- \nA Writer\nThe Office'),
    ]);
    const long = `Words.\n--\n${Array.from({ length: 40 }, (_, index) => `Line ${index} of a text that goes on.`).join('\n\n')}`;
    expect(kinds(long).filter(([, cut]) => cut === 'outside-article')).toEqual([]);
  });

  it('loses no word', () => {
    const text =
      'Dear all,\n\nwords.\n\n-----Original Message-----\nFrom: B\nSent: today\nTo: A\nSubject: x\n\nOld words.\n\nSent from my phone';
    const found = mailLines(text)
      .map((block) => block.text)
      .join(' ');
    for (const word of text.match(/[\p{L}]+/gu) ?? []) expect(found).toContain(word);
  });
});
