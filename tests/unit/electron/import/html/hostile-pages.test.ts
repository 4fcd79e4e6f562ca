import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportCalls } from '../../../../../electron/import/import-calls';
import type { Understanding } from '../../../../../electron/import/understand-reading';
import { forkNodeUtility } from '../../../../../electron/process/node-utility';
import { createUtilityClient, type UtilityClient } from '../../../../../electron/process/utility-client';
import { bundleEntry } from '../../../../helpers/bundle-entry';
import { type CountingServer, startCountingServer } from '../../../../helpers/counting-server';
import { hostileHtml } from '../../../../helpers/hostile-html';

/** The real importing process, to which Node gives no file but its own program's, and no other process. */
let entry = '';
let importer: UtilityClient<ImportCalls>;
let server: CountingServer;
beforeAll(async () => {
  entry = await bundleEntry('electron/import/import-process.ts');
  const flags = ['--experimental-permission', `--allow-fs-read=${dirname(entry)}/*`, '--no-warnings'];
  importer = createUtilityClient<ImportCalls>({
    name: 'import',
    fork: () => forkNodeUtility(entry, [], undefined, flags),
    timeoutMs: 60_000,
  });
  server = await startCountingServer();
});
afterAll(async () => {
  await importer.stop();
  await server.close();
  await rm(dirname(entry), { recursive: true, force: true });
});

async function read(page: string | Uint8Array): Promise<Understanding | string> {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page;
  const answer = await importer.call('readFile', { bytes });
  if (!answer.ok) return answer.error.code;
  return answer.value.ok ? answer.value.value : answer.value.error.code;
}

async function understood(page: string | Uint8Array): Promise<Understanding> {
  const answer = await read(page);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

const inPage = (body: string): string => `<!DOCTYPE html><html><head><title>Page</title></head><body>${body}</body></html>`;
const texts = (understanding: Understanding): string => understanding.blocks.map(({ text }) => text).join('\n');
const codes = (understanding: Understanding): readonly string[] => understanding.warnings.map(({ code }) => code);

describe('pages that mean harm', () => {
  it('give their words and nothing else: no request, no file, no process', async () => {
    for (const { html, lost } of hostileHtml) {
      const page = inPage(`<p>before</p>${html.replaceAll('HOST', `127.0.0.1:${server.port}`)}<p>after</p>`);
      const understanding = await understood(page);
      expect(texts(understanding), html).toContain('before');
      if (lost === undefined) expect(texts(understanding), html).toContain('after');
      expect(texts(understanding), html).not.toMatch(/root:|\[object/);
    }
    expect(server.arrived()).toBe(0);
  });

  it('keep the words of a link whose target is dropped (H3, H6)', async () => {
    const targets = [
      'javascript:ran()',
      'jav&#x09;ascript:ran()',
      '&#1;javascript:ran()',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      'smb://h/x',
      '\\\\h\\x',
    ];
    const { dropped, blocks } = await understood(
      inPage(targets.map((target, index) => `<p><a href="${target}">link ${index}</a></p>`).join('')),
    );
    expect(dropped).toMatchObject([{ what: 'link-target', count: targets.length }]);
    expect(blocks.map(({ text }) => text)).toEqual(targets.map((_, index) => `link ${index}`));
  });

  it('list what they would have loaded (H4, H5)', async () => {
    const parts =
      '<iframe srcdoc="<script>x</script>"></iframe><portal src="x"></portal><embed src="x"><object data="x"></object><img src="https://x.org/a.png"><img srcset="https://x.org/b.png 2x"><video poster="p.png"></video>';
    const { dropped } = await understood(inPage(`<p>Words</p>${parts}`));
    expect(dropped.map(({ what, count }) => [what, count])).toEqual([
      ['frame', 2],
      ['embedded-object', 2],
      ['remote-image', 2],
      ['media', 1],
    ]);
  });

  it('do nothing with a refresh, a base or the target of a form (H7)', async () => {
    const head =
      '<meta http-equiv="refresh" content="0;url=https://x.org"><base href="https://x.org/"><link rel="canonical" href="page.html">';
    const understanding = await understood(
      `<html><head>${head}</head><body><form action="https://x.org"><p>Words in a form</p></form></body></html>`,
    );
    expect(texts(understanding)).toBe('Words in a form');
    expect(understanding.meta.address).toBe('');
  });

  it('cannot put words of their own in the place of what the reader asks for (H8)', async () => {
    const page = inPage(
      '<form id="attributes"><input name="childNodes"><input name="parentNode"><p id="__proto__" class="constructor">Words</p></form><a id="body" name="documentElement">toString</a>',
    );
    expect(texts(await understood(page))).toBe('Words\ntoString');
    expect(
      JSON.stringify(
        await understood(
          `<p>__proto__</p><p>constructor</p><script type="application/ld+json">{"__proto__":{"x":1},"@type":"Article","headline":"Words"}</script>`,
        ),
      ),
    ).toContain('Words');
  });

  it('have words marked that nobody sees (H9)', async () => {
    const understanding = await understood(inPage('<p>Seen</p><p style="font-size:0">unseen</p>'));
    expect(codes(understanding)).toContain('hidden-text');
    expect(understanding.blocks.find(({ text }) => text === 'unseen')?.cut).toBe('hidden-text');
  });

  it('of nothing but unseen words propose none of them', async () => {
    expect((await understood(inPage('<p hidden>Only this</p>'))).blocks).toMatchObject([{ text: 'Only this', cut: 'hidden-text' }]);
  });

  it.each([
    ['500 boxes in each other around 3,000 paragraphs', `${'<div>'.repeat(500)}${'<p>Some words of text, and more.</p>'.repeat(3000)}`],
    [
      '100 boxes in each other around long texts',
      `${'<div>'.repeat(100)}${`<p>${'Some words of text, and more. '.repeat(20)}</p>`.repeat(1500)}`,
    ],
    ['60,000 line breaks', `${'<br>'.repeat(60_000)}words`],
    ['40,000 boxes', '<div><i>word</i></div>'.repeat(20_000)],
  ])('too tangled for the search are read as a whole: %s (H10)', async (_name, body) => {
    expect(codes(await understood(inPage(body)))).toEqual(['plain-extraction']);
  });

  it.each([
    ['a million elements', '<b>x</b>'.repeat(1_000_000)],
    ['a depth that would cost too much', `${'<div>'.repeat(100_000)}x`],
    [
      'marks that multiply',
      `<p>${Array.from({ length: 800 }, (_, index) => `<font size=${index}>`).join('')}</p>${'<p>x</p>'.repeat(800)}`,
    ],
  ])('beyond the limits are refused: %s (H11)', async (_name, body) => expect(await read(inPage(body))).toBe('import.too-large'));

  it('may have an attribute of 20 MB (H11)', async () => {
    expect(texts(await understood(inPage(`<p title="${'x'.repeat(20_000_000)}">Words</p>`)))).toBe('Words');
  });

  it('are read as what they are, whatever they are called (H13)', async () => {
    expect(await read(new TextEncoder().encode('%PDF-1.7 <html><body>x</body></html>'))).not.toHaveProperty('format', 'html');
    expect(await read(Uint8Array.from(Buffer.from('bplist00\0\0\0\0\0\0WebMainResource', 'latin1')))).toBe('import.unsupported');
  });
});

describe('pages that lie about their encoding (H12)', () => {
  const korean = '대한민국 정부는 오늘 새로운 계획을 발표하였다. 자세한 내용은 다음과 같다.';
  const utf16 = (text: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
  const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
  it.each([
    ['UTF-8 that states EUC-KR', new TextEncoder().encode(`<meta charset="euc-kr"><p>${korean}</p><p>x</p>`), korean, []],
    [
      'UTF-16 without a mark that states UTF-8',
      Uint8Array.from(Buffer.from('<html><meta charset="utf-8"><p>Words of the page</p></html>', 'utf16le')),
      'Words of the page',
      [],
    ],
    ['UTF-16 that states UTF-8', utf16(`<html><meta charset="utf-8"><p>${korean}</p></html>`), korean, []],
    [
      'a mark that contradicts the page',
      new TextEncoder().encode(`\uFEFF<html><meta charset="windows-1252"><p>${korean}</p></html>`),
      korean,
      [],
    ],
    [
      'windows-1252 that states UTF-8',
      latin1('<html><meta charset="utf-8"><p>Caf\xE9 \x93cr\xE8me\x94</p></html>'),
      'Café “crème”',
      ['uncertain-encoding'],
    ],
    [
      'windows-1252 that states ISO 8859-1',
      latin1('<html><meta charset="iso-8859-1"><p>Caf\xE9 \x93cr\xE8me\x94</p></html>'),
      'Café “crème”',
      [],
    ],
    [
      'EUC-KR that states nothing',
      Uint8Array.of(...latin1('<html><p>'), 0xb4, 0xeb, 0xc7, 0xd1, 0xb9, 0xce, 0xb1, 0xb9),
      '대한민국',
      ['uncertain-encoding'],
    ],
    ['an encoding that there is not', new TextEncoder().encode(`<html><meta charset="x-none"><p>${korean}</p></html>`), korean, []],
  ])('%s', async (_name, bytes, words, warnings) => {
    const understanding = await understood(bytes);
    expect(texts(understanding).replace(/\nx$/, '')).toBe(words);
    expect(codes(understanding).filter((code) => code === 'uncertain-encoding')).toEqual(warnings);
  });
});
