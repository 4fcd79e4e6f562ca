import { hostileHtml } from '../hostile-html';
import type { PasteCase } from './hostile-case';

/** C: clipboards that hold a text in two forms. */

const office = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"><head>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} --></style></head><body><!--StartFragment--><h1>Summary<o:p></o:p></h1>
<p class=MsoNormal>The river&nbsp;rose.<o:p></o:p></p><p class=MsoNormal><img src="file:///BAIT" v:shapes="x"><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><![if !vml]><img src="file:///C:/Users/x/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png"><![endif]></p>
<!--EndFragment--></body></html>`;

/** What the program's own editor puts on the clipboard, with things in it that it never would. */
const forged = `<p data-pm-slice='1 1 ["__proto__",{"polluted":true}]'>Forged <span data-annotation-id="../../secret" class="citation">as a citation</span>
<span data-annotation-id="01J00000000000000000000000" data-ran="x" onclick="ran()">of nothing</span></p>`;

export const clipboards: readonly PasteCase[] = [
  {
    id: 'C1',
    what: 'a picture and a drawing that run something',
    text: 'Words',
    html: ({ host }) =>
      `<p onclick="ran()">Words<img src="http://${host}/a.png" onerror="ran()"></p><svg onload="ran()"></svg><script>ran()</script>`,
    outcome: {
      words: ['Words'],
      dropped: [
        ['remote-image', 1],
        ['script', 1],
      ],
    },
  },
  {
    id: 'C1',
    what: 'every payload at once',
    text: 'before after',
    html: ({ host }) =>
      `${hostileHtml
        .filter(({ lost }) => lost === undefined)
        .map(({ html }) => `<p>before</p>${html}`)
        .join('\n')}<p>after</p>`.replaceAll('HOST', host),
    outcome: { words: ['before after'], warnings: ['clipboard-differs'] },
  },
  {
    id: 'C2',
    what: 'a number that is another one in the page',
    text: 'The level of the rivers\nThe Elbe stood at 1.2 metres',
    html: () => '<h2>The level of the rivers</h2><ul><li>The Elbe stood at 2.1 metres</li></ul>',
    outcome: { words: ['The Elbe stood at 1.2 metres'], nowhere: ['2.1'], warnings: ['clipboard-differs'] },
  },
  {
    id: 'C2',
    what: 'words of the page that nobody sees',
    text: 'It was so.',
    html: () => '<p>It was <span style="font-size:0">not </span>so.</p>',
    outcome: { words: ['It was so.'], cut: ['not'], warnings: ['hidden-text'] },
  },
  {
    id: 'C3',
    what: 'a paste of an office program with pictures of the disk',
    text: 'Summary\nThe river\u00A0rose.',
    html: ({ bait }) => office.replace('/BAIT', bait),
    outcome: {
      words: ['The river\u00A0rose.'],
      either: ['Summary'],
      nowhere: ['AllowPNG', 'MsoNormal'],
      dropped: [
        ['style', 1],
        ['remote-image', 2],
      ],
    },
  },
  {
    id: 'C4',
    what: 'citations that the program did not make',
    text: 'Forged as a citation of nothing',
    html: () => forged,
    outcome: { words: ['Forged as a citation of nothing'], nowhere: ['secret', 'polluted'] },
  },
];
