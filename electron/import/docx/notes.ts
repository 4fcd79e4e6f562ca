import { append, block } from '../office/blocks';
import { type NoteFormat, noteFormat, noteNumber } from '../office/note-numbers';
import type { SourceBlock } from '../source-reading';
import { attribute, child, elements, type XmlElement } from '../xml/xml-tree';
import { type BodyContext, noPicture, noteWords } from './body';
import type { InlineContext } from './inline';

type Kind = 'footnote' | 'endnote';

/** The notes of a document: each is read where its sign stands in the text. */
export type DocxNotes = {
  readonly note: InlineContext['note'];
  /** The endnotes whose signs have been met so far, in their order. */
  readonly atEnd: () => readonly SourceBlock[];
};

/** `parts` hold the notes, `settings` say how they are numbered. */
export function openNotes(
  parts: Readonly<Record<Kind, XmlElement | null>>,
  settings: XmlElement | null,
  context: Omit<BodyContext, 'note' | 'picture'>,
): DocxNotes {
  const known = { footnote: byId(parts.footnote), endnote: byId(parts.endnote) };
  const formats = { footnote: formatOf(settings, 'footnote', 'decimal'), endnote: formatOf(settings, 'endnote', 'lowerroman') };
  const counts = { footnote: 0, endnote: 0 };
  const endnotes: SourceBlock[] = [];
  // A note's own signs lead to no further notes: Word has none in notes, and a file that says so may say it in a circle.
  const inside: BodyContext = { ...context, note: () => '', picture: noPicture };
  return {
    note(kind, id, ownSign, line) {
      const note = known[kind].get(id);
      if (note === undefined) return '';
      // Two signs may lead to one note; its words are there once.
      known[kind].delete(id);
      if (!ownSign) counts[kind] += 1;
      const number = ownSign ? '' : noteNumber(counts[kind], formats[kind]);
      const { words, hidden } = noteWords(note, inside);
      const blocks = [block('footnote', `${number} ${words}`), ...hidden];
      if (kind === 'footnote') append(line.beside, blocks);
      else append(endnotes, blocks);
      return number === '' ? '' : `[${number}]`;
    },
    atEnd: () => endnotes,
  };
}

/** The lines between text and notes are kept among the notes, with a type of their own. */
function byId(part: XmlElement | null): Map<string, XmlElement> {
  const notes = part === null ? [] : elements(part).filter((note) => /^(?:normal)?$/.test(attribute(note, 'w:type')));
  return new Map(notes.map((note) => [attribute(note, 'w:id'), note]));
}

function formatOf(settings: XmlElement | null, kind: Kind, otherwise: NoteFormat): NoteFormat {
  return noteFormat(attribute(child(child(settings, `w:${kind}Pr`), 'w:numFmt'), 'w:val'), otherwise);
}
