import paper from '../../assets/messages/en/paper.json';
import { resolveBriefing } from '../../shared/compile/resolve-briefing';
import type { ResolvedBlock, ResolvedBriefing, Run } from '../../shared/compile/resolved-briefing';
import type { AnnotationId } from '../../shared/core/ids';
import type { BlockNode } from '../../shared/domain/briefing-body';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { evidenceItem, numberedId } from '../helpers/briefing-arbitrary';
import { bullets, content, heading, type Inline, paragraph } from '../helpers/sample-briefing';

/** Notes of a given length for the bench row `pdf`, made of the sample article's sentences, and the same notes as web pages. */

const footnotes = 300;
const sources = 40;
/** Characters that fill a page of this layout beside its share of footnotes, found by setting it. */
const charactersOnPage = { 20: 2150, 200: 3500 } as const;

export type NoteLength = keyof typeof charactersOnPage;

/** `opening` is the note's first paragraph: another one is an edited note. */
export function longNote(pages: NoteLength, article: string, opening: string): ResolvedBriefing {
  const sentences = article.split(/(?<=[.”])\s+/).filter((sentence) => sentence.length > 40);
  const evidence: EvidenceItem[] = Array.from({ length: footnotes }, (_, index) =>
    evidenceItem(index + 1, (index % sources) + 1, { quote: sentences[index % sentences.length]?.slice(0, 90) ?? '' }),
  );
  const blocks: BlockNode[] = [heading(1, 'Purpose'), paragraph(opening)];
  let cited = 0;
  let next = 0;
  for (let page = 0; page < pages; page += 1) {
    blocks.push(heading(page % 4 === 0 ? 1 : 2, `Part ${page + 1}`));
    const items: Inline[][] = [];
    for (let characters = 0; characters < charactersOnPage[pages]; ) {
      const words = [0, 1, 2].map(() => sentences[next++ % sentences.length] ?? '').join(' ');
      characters += words.length;
      items.push([words]);
    }
    const due = Math.floor(((page + 1) * footnotes) / pages);
    for (let item = 0; cited < due; item += 1) items[item % items.length]?.push(++cited);
    for (const [index, item] of items.entries()) blocks.push(index % 4 === 3 ? bullets(item) : paragraph(...item));
  }
  const known = new Map<AnnotationId, EvidenceItem>(evidence.map((item) => [numberedId<AnnotationId>(evidence.indexOf(item) + 1), item]));
  return resolveBriefing(content(blocks, { title: `A note of ${pages} pages` }), (id) => known.get(id) ?? null, paper);
}

/** The same words with the same looks for engines that read HTML: a fixed head and foot line, footnotes where the engine knows them. */
export function asWebPage(tree: ResolvedBriefing, fonts: string): string {
  const runs = (list: readonly Run[]): string =>
    list
      .map((run) => {
        if (run.kind === 'text') return html(run.text);
        const note = run.kind === 'footnote' ? tree.footnotes[run.number - 1] : undefined;
        return note === undefined ? '<br>' : `<span class="note">“${html(note.quote)}” — ${html(note.reference)}.</span>`;
      })
      .join('');
  const block = (node: ResolvedBlock): string => {
    if (node.kind === 'list') return `<ul>${node.items.map((item) => `<li>${item.map(block).join('')}</li>`).join('')}</ul>`;
    if (node.kind === 'table') return '';
    return node.kind === 'heading' ? `<h${node.level}>${runs(node.runs)}</h${node.level}>` : `<p>${runs(node.runs)}</p>`;
  };
  const sections = tree.sections.map((section) => `<h1>${runs(section.heading ?? [])}</h1>${section.blocks.map(block).join('')}`);
  const rows = tree.sources.map(({ number, title, source, date, grade }) =>
    [number, `${title}. ${source}, ${date}.`, grade].map((cell) => `<td>${html(String(cell))}</td>`).join(''),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${html(tree.title)}</title><style>
@font-face { font-family: 'Source Sans 3'; src: url('file://${fonts}/SourceSans3-Regular.ttf'); }
@font-face { font-family: 'Source Sans 3'; font-weight: 600; src: url('file://${fonts}/SourceSans3-SemiBold.ttf'); }
@page { size: A4; margin: 27mm 25mm; @top-center { content: '${tree.marking}'; } @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); } }
body { font: 10.5pt/1.4 'Source Sans 3'; } h1, h2 { color: #14406b; font-weight: 600; font-size: 12pt; break-after: avoid; }
.note { float: footnote; font-size: 8.5pt; } p { orphans: 2; widows: 2; }
</style><h1>${html(tree.title)}</h1>${sections.join('')}<h1>Sources</h1><table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table></html>`;
}

function html(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
