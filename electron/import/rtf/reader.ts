import type { ImportWarning } from '../../../shared/domain/import-preview';
import { importLimits } from '../limits';
import { append, cutAs } from '../office/blocks';
import { noteField } from '../office/fields';
import { createFindings, type Findings } from '../office/findings';
import { addWords } from '../office/look';
import type { Properties } from '../office/stated-meta';
import { ImportRefusal } from '../refusal';
import type { SourceBlock } from '../source-reading';
import { destinations, type FlowKind, flows } from './destinations';
import { createFlow, paintWord, plainParagraph } from './flow';
import { type Group, innerGroup, outermostGroup } from './group';
import { createLetters } from './letters';
import { createColourTable, lettersAfter, plainLetters, unpainted } from './look';
import { createRtfNotes } from './notes';
import { createRtfPicture } from './pictures';
import { symbolSigns, wordSigns } from './signs';
import { createFontTable, createStyleTable } from './tables';
import type { RtfToken } from './tokens';

/** All that was found in a document, after its end. */
type RtfContent = {
  readonly headers: readonly SourceBlock[];
  readonly body: readonly SourceBlock[];
  readonly endnotes: readonly SourceBlock[];
  readonly comments: readonly SourceBlock[];
  readonly footers: readonly SourceBlock[];
  readonly properties: Properties;
  readonly findings: Findings;
  readonly warnings: readonly ImportWarning[];
};

/** Reads a document piece by piece. Throws an `ImportRefusal` `import.too-large` beyond the limits. */
export type RtfReader = {
  readonly take: (token: RtfToken) => void;
  /** Whether the braces that hold the whole document have closed. */
  readonly isOver: () => boolean;
  readonly finish: () => RtfContent;
};

/** More of a field's instruction is never looked at. */
const longestCode = 1000;

export function createRtfReader(): RtfReader {
  const findings = createFindings();
  const fonts = createFontTable();
  const colours = createColourTable();
  const styles = createStyleTable();
  const letters = createLetters();
  const notes = createRtfNotes();
  const newFlow = () => createFlow(styles.meaning, findings);
  const body = newFlow();
  const outside: Record<'header' | 'footer' | 'comment', SourceBlock[]> = { header: [], footer: [], comment: [] };
  const properties = { title: '', author: '', company: '', language: '' };
  const groups: Group[] = [];
  let group = outermostGroup(body);
  let over = false;
  /** Right behind an opening brace, where a word may say what the group is for; `\*` says that it may be left out. */
  let atStart = false;
  let mayBeLeftOut = false;
  let plainFont = 0;
  let code = '';
  let picture = createRtfPicture();
  let removed = '';
  let wasRevised = false;
  let length = 0;
  let ends = 0;

  const fontOf = () => fonts.fonts.get(group.font < 0 ? plainFont : group.font);

  function emit(words: string): void {
    if (words === '') return;
    length += words.length;
    if (length > importLimits.textLength) throw new ImportRefusal('import.too-large');
    const { destination } = group;
    if (destination === 'body') emitWords(words);
    else if (destination === 'fonts') fonts.text(words);
    else if (destination === 'colours') colours.text(words);
    else if (destination === 'styles') styles.text(words);
    else if (destination === 'instruction') code += code.length < longestCode ? words : '';
    else if (destination === 'title' || destination === 'author' || destination === 'company') properties[destination] += words;
    else if (destination === 'list-sign') group.flow.signed = group.flow.signed === true || words.trim() !== '';
  }

  function emitWords(words: string): void {
    if (group.deleted) {
      removed += words;
      return;
    }
    noteRemoved();
    if (group.revised && !wasRevised) findings.accept();
    wasRevised = group.revised;
    addWords(words, colours.look(group.letters, group.flow.painted()), group.flow.line);
  }

  function noteRemoved(): void {
    if (removed !== '') findings.accept(removed);
    removed = '';
  }

  const flush = (): void => emit(letters.flush(fontOf()));

  function open(): void {
    flush();
    letters.leftOut = 0;
    if (groups.length >= importLimits.depth) throw new ImportRefusal('import.too-large');
    groups.push(group);
    if (group.destination === 'styles') styles.begin();
    group = innerGroup(group);
    // What a picture says of itself in groups is not needed.
    if (group.destination === 'picture') group.destination = 'skip';
    atStart = true;
    mayBeLeftOut = false;
  }

  function close(): void {
    flush();
    letters.leftOut = 0;
    atStart = false;
    const ended = group;
    const outer = groups.pop();
    if (outer === undefined || groups.length === 0) over = true;
    if (outer === undefined) return;
    group = outer;
    if (ended.destination === 'picture') endPicture();
    if (ended.opened !== null) endFlow(ended, ended.opened);
    else ended.flow.paragraph = { ...ended.before };
    if (ended.destination === 'instruction' && outer.destination !== 'instruction') {
      noteField(code, findings);
      code = '';
    }
  }

  function endFlow(ended: Group, kind: FlowKind): void {
    const blocks = ended.flow.finish();
    const { line } = group.flow;
    if (kind === 'footnote') notes.add(ended.isEndnote ? 'endnote' : 'footnote', blocks, line);
    else if (kind === 'box') append(line.beside, blocks);
    else {
      if (blocks.length > 0) findings.drop(kind === 'comment' ? 'comment' : 'header-footer', blocks[0]?.text);
      append(outside[kind], cutAs(blocks, kind === 'comment' ? 'outside-article' : 'running-head'));
    }
  }

  /** A picture stands behind its paragraph. One in a header, a note or a comment is none of the text's. */
  function endPicture(): void {
    const own = [...groups, group].every(({ opened }) => opened === null || opened === 'box') ? picture.block() : null;
    if (own === null || group.letters.hidden || group.deleted) findings.drop('image');
    else group.flow.line.beside.push(own);
  }

  /** Whether a word says what its group is for. */
  function begins(name: string): boolean {
    const kind = flows.get(name);
    if (kind !== undefined && group.destination === 'body') {
      const flow = newFlow();
      // How a box is painted is not looked at.
      flow.page = kind === 'box' ? [null] : body.page;
      group = { ...group, flow, opened: kind, letters: plainLetters, deleted: false, revised: false };
      return true;
    }
    const destination = destinations.get(name);
    if (name === 'background') body.page = [null];
    if (name === 'pict') picture = createRtfPicture();
    if (name === 'object') findings.drop('embedded-object');
    if (name === 'template') findings.drop('link-target', 'template');
    if (destination === 'title' || destination === 'author' || destination === 'company') {
      // Whoever saved it last may be named as its author a second time. Where the same is said again in Unicode, that counts.
      if (group.destination === 'info' && properties[destination] !== '') {
        group.destination = 'skip';
        return true;
      }
      properties[destination] = '';
    }
    if (destination !== undefined) {
      // Words within a field's instruction are none of the text, whatever they call themselves.
      if (destination !== 'body' || group.destination !== 'instruction') group.destination = destination;
    } else if (mayBeLeftOut) group.destination = 'skip';
    return destination !== undefined || mayBeLeftOut;
  }

  function word(name: string, value: number | null): void {
    const starts = atStart;
    atStart = false;
    if (group.destination === 'skip' || (starts && begins(name))) return;
    const number = value ?? 0;
    if (name === 'u') {
      emit(letters.number(number, fontOf()));
      letters.leftOut = group.substitutes;
    } else if (name === 'uc') group.substitutes = Math.max(0, number);
    else if (group.destination === 'fonts') fonts.word(name, number);
    else if (group.destination === 'colours') colours.word(name, number);
    else if (group.destination === 'styles') styles.word(name, number);
    else if (group.destination === 'picture') picture.word(name);
    else if (wordSigns[name] !== undefined) emit(wordSigns[name]);
    else if (group.destination === 'nested-row' && name === 'nestrow') end(group.flow.endParagraph);
    else if (!documentWord(name, number) && !letterWord(name, value) && group.destination === 'body') paragraphWord(name, value);
  }

  function documentWord(name: string, number: number): boolean {
    if (name === 'ansicpg') letters.page = number || letters.page;
    else if (name === 'mac') letters.page = 10000;
    else if (name === 'pc') letters.page = 437;
    else if (name === 'pca') letters.page = 850;
    else if (name === 'deff') plainFont = number;
    else if (/ftnn/.test(name)) notes.word(name);
    else return false;
    return true;
  }

  function letterWord(name: string, value: number | null): boolean {
    const isOn = value !== 0;
    const letters = lettersAfter(group.letters, name, value);
    if (letters !== null) group.letters = letters;
    else if (name === 'f') group.font = value ?? 0;
    else if (name === 'deleted') group.deleted = isOn;
    else if (name === 'revised') group.revised = isOn;
    else if (name === 'plain') Object.assign(group, { font: -1, letters: plainLetters, deleted: false, revised: false });
    else return false;
    return true;
  }

  function paragraphWord(name: string, value: number | null): void {
    const { flow } = group;
    const number = value ?? 0;
    if (name === 'par' || name === 'sect') end(flow.endParagraph);
    else if (name === 'cell') end(flow.endCell);
    else if (name === 'row') end(flow.endRow);
    else if (name === 'nestcell') emit('\t');
    else if (name === 'pard') flow.paragraph = plainParagraph();
    else if (name === 'trowd')
      Object.assign(flow, { headRow: false, edges: [], cellPaints: [], rowPaint: unpainted, nextPaint: unpainted });
    else if (name === 'cellx') flow.endShape(number);
    else if (name === 'trhdr') flow.headRow = true;
    else if (name === 'chftn') markNote();
    else if (name === 'ftnalt') group.isEndnote = true;
    else if (!paintWord(flow, name, number)) setParagraph(name, number);
  }

  function setParagraph(name: string, number: number): void {
    const { paragraph } = group.flow;
    if (name === 's') paragraph.style = number;
    else if (name === 'outlinelevel') paragraph.outline = number;
    else if (name === 'ls') paragraph.list = number;
    else if (name === 'ilvl') paragraph.depth = Math.max(0, number);
    else if (name === 'fi') paragraph.firstLine = number;
    else if (name === 'li') paragraph.indent = number;
    else if (name === 'itap') paragraph.isNested = number > 1;
    else if (name === 'intbl') paragraph.inTable = true;
  }

  function end(finish: () => void): void {
    noteRemoved();
    ends += 1;
    if (ends > importLimits.blocks) throw new ImportRefusal('import.too-large');
    finish();
  }

  /** In a note itself the number is that of the note. */
  function markNote(): void {
    if (![...groups, group].some(({ opened }) => opened === 'footnote')) notes.mark(group.flow.line);
  }

  function symbol(name: string): void {
    if (name === '*') {
      mayBeLeftOut = atStart;
      return;
    }
    atStart = false;
    if (letters.leftOut > 0) letters.leftOut -= 1;
    else if (group.destination === 'skip') return;
    else if (name === '\n' || name === '\r') word('par', null);
    else emit(symbolSigns[name] ?? '');
  }

  return {
    isOver: () => over,
    take(token) {
      if (token.kind === 'binary') {
        if (group.destination === 'picture') picture.bytes(token.text);
        return;
      }
      if (token.kind === 'text' || token.kind === 'byte') {
        atStart = false;
        if (group.destination === 'picture') picture.digits(token.text);
        else if (group.destination !== 'skip') letters.bytes(token.text);
        return;
      }
      if (token.kind === 'open') open();
      else if (token.kind === 'close') close();
      else {
        flush();
        if (token.kind === 'symbol') symbol(token.name);
        else word(token.name, token.value);
      }
    },
    finish: () => ({
      headers: outside.header,
      body: body.finish(),
      endnotes: notes.endnotes,
      comments: outside.comment,
      footers: outside.footer,
      properties,
      findings,
      warnings:
        letters.unknownPage === null ? [] : [{ code: 'uncertain-encoding' as const, params: { encoding: `cp${letters.unknownPage}` } }],
    }),
  };
}
