import { fillLabel } from '../../shared/compile/paper-labels';
import type { ResolvedBriefing, Run } from '../../shared/compile/resolved-briefing';

/**
 * Says in plain words what could not be set, and where. The typesetter itself names a line of a
 * template, which means nothing to the person who wrote the note: so the note is set again part by
 * part, and the first part that fails alone is the one that is named.
 */
export function explainTypstFailure(raw: string, tree: ResolvedBriefing, fails: (part: ResolvedBriefing) => boolean): string {
  const { problems } = tree.labels;
  // The message quotes the text inside a quoted message, so its quotation marks may be escaped.
  const words = /text `\\?"(.+?)\\?"` could not be displayed/.exec(raw)?.[1];
  const cause = words === undefined ? problems.layout : fillLabel(problems.characters, { words });
  return fillLabel(problems.inPlace, { problem: cause, place: placeOf(tree, fails) });
}

function placeOf(tree: ResolvedBriefing, fails: (part: ResolvedBriefing) => boolean): string {
  const { problems } = tree.labels;
  const bare: ResolvedBriefing = { ...tree, sections: [], footnotes: [], sources: [], gradeKey: null, withContents: false };
  if (fails(bare)) {
    const plain: ResolvedBriefing = { ...bare, title: '', fields: [], reference: '', marking: '', labels: tree.labels };
    // Not even an empty page can be set: the template is at fault, and no part of the note.
    if (fails(plain)) return problems.template;
    if (fails({ ...plain, title: tree.title })) return problems.title;
    const field = tree.fields.find((candidate) => fails({ ...plain, fields: [candidate] }));
    return field?.label ?? problems.header;
  }
  const notes = tree.footnotes.map((note) => ({ ...note, quote: '' }));
  const section = tree.sections.find((candidate) => fails({ ...bare, sections: [candidate], footnotes: notes }));
  if (section !== undefined) return fillLabel(problems.section, { name: plainWords(section.heading ?? []) || problems.untitledSection });
  if (fails({ ...bare, sources: tree.sources })) return tree.labels.sources;
  return problems.footnotes;
}

function plainWords(runs: readonly Run[]): string {
  return runs
    .map((run) => (run.kind === 'text' ? run.text : ' '))
    .join('')
    .trim();
}
