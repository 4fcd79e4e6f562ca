import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../../electron/import/read-source';
import type { Understanding } from '../../../../../electron/import/understand-reading';

const head = (more = ''): string =>
  `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.org/snapshot\r\nSubject: Page\r\nDate: Mon, 1 Jan 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"${more}\r\n\r\n`;
const part = (fields: string, body: string): string => `------B\r\n${fields}\r\n\r\n${body}\r\n`;
const end = '------B--\r\n';
const html =
  'Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://x.org/page';

async function read(file: string): Promise<Understanding | string> {
  const answer = await readSource(Uint8Array.from(Buffer.from(file, 'latin1')));
  return answer.ok ? answer.value : answer.error.code;
}
const words = (read: Understanding | string): string => (typeof read === 'string' ? read : read.blocks.map(({ text }) => text).join('\n'));

const pictures = (read: Understanding | string) =>
  typeof read === 'string' ? read : read.pictures.map(({ after, bytes }) => [after, Buffer.from(bytes).toString('hex')]);

describe('a page that was saved with its parts', () => {
  it('is read from its root, in its own encoding, with the place that it was saved from', async () => {
    const file =
      head() +
      part(html, '<html><body><p>Caf=C3=A9 =3D a long li=\r\nne</p><img src=3D"https://x.org/a.png"></body></html>') +
      part('Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://x.org/a.png', 'iVBORw0KGgo=') +
      end;
    const understood = await read(file);
    expect(words(understood)).toBe('Café = a long line');
    expect(understood).toMatchObject({
      format: 'mhtml',
      meta: { address: 'https://x.org/page' },
      dropped: [],
    });
    expect(pictures(understood)).toEqual([[1, '89504e470d0a1a0a']]);
  });

  it('has the pictures that were saved with it, by the address or the name that the page gives them; others were not saved', async () => {
    const image = (fields: string, hex: string) =>
      part(`Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n${fields}`, Buffer.from(hex, 'hex').toString('base64'));
    const file =
      head() +
      part(
        html,
        '<p>One</p><img src=3D"/img/a.png"><p>Two</p><img src=3D"cid:b@x"><img src=3D"https://x.org/c.png" alt=3D"Not saved"><p>Three</p>',
      ) +
      image('Content-Location: https://x.org/img/a.png', '01') +
      image('Content-ID: <b@x>', '02') +
      end;
    const understood = await read(file);
    expect(pictures(understood)).toEqual([
      [1, '01'],
      [2, '02'],
    ]);
    expect(understood).toMatchObject({ dropped: [{ what: 'remote-image', count: 1, example: 'Not saved' }] });
  });

  it('names its root, which need not be the first page', async () => {
    const other = html.replace('frame-1', 'frame-2').replace('/page', '/frame');
    const file = head(';\r\n\tstart="<frame-1@mhtml.blink>"') + part(other, '<p>A frame</p>') + part(html, '<p>The page</p>') + end;
    expect(words(await read(file))).toBe('The page');
  });

  it('may state its encoding with the part', async () => {
    const body = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]).toString('base64');
    const file = head() + part('Content-Type: text/html; charset="windows-1251"\r\nContent-Transfer-Encoding: base64', body) + end;
    expect(words(await read(file))).toBe('Привет');
    expect(await read(file)).toMatchObject({ meta: { address: 'https://x.org/snapshot' }, warnings: [] });
  });

  it('may hold parts in parts', async () => {
    const inner = `Content-Type: multipart/alternative; boundary=I\r\n\r\n--I\r\nContent-Type: text/plain\r\n\r\nplain\r\n--I\r\nContent-Type: text/html\r\n\r\n<p>inner</p>\r\n--I--`;
    expect(words(await read(`${head()}------B\r\n${inner}\r\n${end}`))).toBe('inner');
  });

  it('may be cut off', async () => {
    expect(words(await read(head() + part(html, '<p>First words</p><p>and')))).toBe('First words\nand');
  });

  it('is not believed when it names a place that is none of the web', async () => {
    const file =
      head().replace('https://x.org/snapshot', 'file:///etc/passwd') +
      part(html.replace('https://x.org/page', 'cid:frame'), '<p>Words</p>') +
      end;
    expect(await read(file)).toMatchObject({ meta: { address: '' } });
  });

  it.each([
    ['has no page in it', head() + part('Content-Type: image/png', 'x') + end, 'import.damaged'],
    ['has no parts', head(), 'import.damaged'],
    ['has more parts than are read', head() + part('Content-Type: image/png', 'x').repeat(2100) + end, 'import.too-large'],
  ])('that %s is refused', async (_name, file, code) => expect(await read(file)).toBe(code));
});
