import { append, block, hasText, joined } from '../office/blocks';
import type { Line } from '../office/line';
import { type NoteFormat, noteNumber } from '../office/note-numbers';
import type { SourceBlock } from '../source-reading';

/** The notes of a document and their numbers. */
export type RtfNotes = {
  /** The place where a number stands in the text. Which number that is, the note says that follows. */
  readonly mark: (line: Line) => void;
  /** A control word that says how notes are numbered; others are none of its business. */
  readonly word: (name: string) => void;
  /** A note ends, that belongs to a paragraph. */
  readonly add: (kind: 'footnote' | 'endnote', blocks: readonly SourceBlock[], line: Line) => void;
  readonly endnotes: readonly SourceBlock[];
};

const formats: Readonly<Record<string, NoteFormat>> = {
  ar: 'decimal',
  alc: 'lowerletter',
  auc: 'upperletter',
  rlc: 'lowerroman',
  ruc: 'upperroman',
};

export function createRtfNotes(): RtfNotes {
  const counts = { footnote: 0, endnote: 0 };
  const format: Record<'footnote' | 'endnote', NoteFormat> = { footnote: 'decimal', endnote: 'decimal' };
  const endnotes: SourceBlock[] = [];
  let marked: { readonly line: Line; readonly at: number } | null = null;
  return {
    endnotes,
    mark(line) {
      marked = { line, at: line.words.length };
    },
    word(name) {
      const found = /^s?(a?)ftnn(ar|alc|auc|rlc|ruc)$/.exec(name);
      if (found !== null) format[found[1] === 'a' ? 'endnote' : 'footnote'] = formats[found[2] ?? 'ar'] ?? 'decimal';
    },
    add(kind, blocks, line) {
      let sign = '';
      // A note without a number in the text has a sign that its author wrote, there and here.
      if (marked !== null && marked.line === line) {
        counts[kind] += 1;
        sign = noteNumber(counts[kind], format[kind]);
        line.words = `${line.words.slice(0, marked.at)}[${sign}]${line.words.slice(marked.at)}`;
      }
      marked = null;
      const words = joined(blocks.filter(({ cut }) => cut === null));
      const note = [block('footnote', `${sign} ${words.trimStart()}`), ...blocks.filter(({ cut }) => cut !== null)].filter(hasText);
      append(kind === 'footnote' ? line.beside : endnotes, note);
    },
  };
}
