import { hostileHtml } from '../hostile-html';
import type { FileCase, Read, Surroundings } from './hostile-case';

/** H1 to H11 and H14: what stands in a page. Pages that are not what they say are in `disguised.ts`. */

const inPage = (body: string): string => `<!DOCTYPE html><html><head><title>Page</title></head><body>${body}</body></html>`;

function page(id: FileCase['id'], what: string, body: string | ((at: Surroundings) => string), outcome: Read, slow = false): FileCase {
  const made = typeof body === 'string' ? () => body : body;
  return {
    id,
    what,
    name: `${id} ${what}.html`.replaceAll('/', ' '),
    bytes: (at) => Buffer.from(inPage(made(at))),
    outcome,
    ...(slow ? { slow: true as const } : {}),
  };
}

const payloads = hostileHtml.filter(({ lost }) => lost === undefined).map(({ html }) => `<p>before</p>${html}`);

const running: readonly FileCase[] = [
  page('H1', 'every payload at once', ({ host }) => `${payloads.join('\n')}<p>after</p>`.replaceAll('HOST', host), {
    words: ['before'],
    either: ['after'],
    dropped: 'any',
    warnings: 'any',
  }),
  page(
    'H1',
    'scripts everywhere',
    '<p>Words</p><script>ran()</script><svg><script>ran()</script></svg><math><script>ran()</script></math><template><p>in a template</p><script>ran()</script></template><noscript><p>without scripts</p></noscript>',
    {
      words: ['Words'],
      cut: ['in a template', 'without scripts'],
      nowhere: ['ran()'],
      dropped: [['script', 4]],
      warnings: ['hidden-text'],
    },
  ),
  page(
    'H2',
    'markup that changes when it is read twice',
    '<p>Words</p><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=ran()&gt;"></table></mtext></math><form><p>of a form</p></form><p>after</p>',
    { words: ['Words', 'of a form', 'after'], nowhere: ['onerror'], dropped: 'any' },
  ),
  page(
    'H2',
    '300 forms and boxes in each other',
    `<p>Words</p>${'<form><div>'.repeat(300)}deep${'</div></form>'.repeat(300)}<p>after</p>`,
    {
      words: ['Words', 'deep', 'after'],
      dropped: [['form', 1]],
      warnings: ['plain-extraction'],
    },
  ),
  page(
    'H3',
    'links that run something',
    ['javascript:ran()', 'jav&#x09;ascript:ran()', '&#1;javascript:ran()', 'data:text/html,&lt;script>ran()&lt;/script>', 'vbscript:ran()']
      .map((target, index) => `<p>Link <a href="${target}">number ${index}</a></p>`)
      .join(''),
    {
      words: [0, 1, 2, 3, 4].map((index) => `Link number ${index}`),
      nowhere: ['ran()'],
      dropped: [['link-target', 5]],
    },
  ),
  page(
    'H4',
    'frames and objects',
    ({ host }) =>
      `<p>Words</p><iframe src="http://${host}/"></iframe><iframe srcdoc="<script>parent.ran()</script>"></iframe><portal src="http://${host}/"></portal><embed src="http://${host}/x.swf"><object data="http://${host}/x.swf"></object><p>after</p>`,
    {
      words: ['Words', 'after'],
      nowhere: ['ran()'],
      dropped: [
        ['frame', 3],
        ['embedded-object', 2],
      ],
    },
  ),
  page(
    'H5',
    'pictures and sheets of elsewhere',
    ({ host }) =>
      `<p>Words</p><img src="http://${host}/a.png" alt="A map"><img srcset="http://${host}/b.png 2x"><video poster="http://${host}/c.png"></video><style>@import url(http://${host}/d.css); p { background: url(http://${host}/e.png) }</style><link rel="stylesheet" href="http://${host}/f.css"><link rel="prefetch" href="http://${host}/g"><p style="background:url(http://${host}/h.png)">after</p>`,
    {
      words: ['Words', 'after'],
      dropped: [
        ['remote-image', 2],
        ['media', 1],
        ['style', 2],
      ],
    },
  ),
  page(
    'H6',
    'shares and files of the disk',
    ({ bait, host }) =>
      `<p>Words</p><img src="file://${bait}"><img src="\\\\${host}\\share\\x.png"><p>a <a href="smb://${host}/share">share</a>, a <a href="\\\\${host}\\share">path</a>, a <a href="file://${bait}">file</a></p><link rel="stylesheet" href="file://${bait}">`,
    {
      words: ['Words', 'a share, a path, a file'],
      dropped: [
        ['remote-image', 2],
        ['link-target', 3],
        ['style', 1],
      ],
    },
  ),
  page(
    'H7',
    'a refresh, a base and a form that leads elsewhere',
    ({ host }) =>
      `<meta http-equiv="refresh" content="0;url=http://${host}/"><base href="http://${host}/"><p>Words</p><form action="http://${host}/"><p>in a form</p><button formaction="javascript:ran()">Send</button></form>`,
    { words: ['Words', 'in a form'], nowhere: ['ran()'], dropped: [['form', 1]] },
  ),
  page(
    'H8',
    'names that stand for other things',
    '<form id="attributes"><input name="childNodes"><input name="parentNode"><p id="__proto__" class="constructor">Words</p></form><a id="body" name="documentElement">toString</a><img name="briefingNotes" alt="">',
    { words: ['Words', 'toString'], dropped: 'any' },
  ),
  page(
    'H9',
    'words that nobody sees',
    '<p>Seen</p><p style="display:none">not displayed</p><p style="color:#fff">white on white</p><p><span style="font-size:0px">of no size</span></p><p aria-hidden="true">hidden from readers</p><p hidden>hidden by an attribute</p>',
    {
      words: ['Seen'],
      cut: ['not displayed', 'white on white', 'of no size', 'hidden from readers', 'hidden by an attribute'],
      warnings: ['hidden-text'],
    },
  ),
];

const heavy: readonly FileCase[] = [
  page(
    'H10',
    '500 boxes around 3,000 paragraphs',
    `${'<div>'.repeat(500)}${'<p>Some words of text, and more.</p>'.repeat(3000)}`,
    { words: ['Some words of text, and more.'], warnings: ['plain-extraction'] },
    true,
  ),
  page('H11', '60,000 line breaks', `${'<br>'.repeat(60_000)}words`, { words: ['words'], warnings: ['plain-extraction'] }),
  {
    id: 'H11',
    what: 'a million elements',
    name: 'tags.html',
    bytes: () => Buffer.from('<b></b>'.repeat(1_000_000)),
    outcome: { refused: 'import.too-large' },
  },
  page('H11', 'an attribute of 20 MB', `<p title="${'x'.repeat(20_000_000)}">Words</p>`, { words: ['Words'] }),
];

const news = (words: string): string => `<p>${`${words} `.repeat(12).trim()}</p>`;

const losing: readonly FileCase[] = [
  page(
    'H14',
    'a correction beside, a table and a foot',
    `<article><h1>On rivers</h1>${news('The Elbe rose in the night, said the office.')}${news('The Oder fell by day, said the other office.')}<aside class="correction"><p>Correction: an earlier version named the wrong river.</p></aside><table><tr><th>Year</th><th>GDP</th></tr><tr><td>2024</td><td>1.2</td></tr></table>${news('Both offices will report again in a week.')}<footer><p>Updated on 3 May.</p></footer></article>`,
    {
      words: ['On rivers', 'The Elbe rose', 'Correction: an earlier version', 'Year\tGDP', '2024\t1.2', 'Both offices'],
      either: ['Updated on 3 May.'],
    },
  ),
];

export const pages: readonly FileCase[] = [...running, ...heavy, ...losing];
