import { attribute, hasAttribute, type PageElement, parentOf, textOf } from './page-tree';

/** Elements that hold one note; a sign in the text that leads to it is another element. */
const noteTags: ReadonlySet<string> = new Set(['li', 'p', 'div', 'aside', 'dd']);
/** Names that word processors, Markdown tools and wikis give the place of a note: "fn1", "_ftn1", "sdfootnote1", "cite_note-3". */
const noteName = /^(?:user-content-)?_?(?:fn|ftn|edn|fnt|footnote|endnote|sdfootnote|sdendnote|cite_note)[-_:.]?[\w-]*\d/i;
const notesClass = /(?:^|[\s_-])(?:footnotes?|endnotes?|references|reflist)(?:$|[\s_-])/i;

/** Whether an element is a footnote or an endnote. */
export function isFootnote(element: PageElement): boolean {
  if (!noteTags.has(element.tagName)) return false;
  if (/^doc-(?:footnote|endnote)$/.test(attribute(element, 'role'))) return true;
  if (noteName.test(attribute(element, 'id')) && !/ref|anc$/i.test(attribute(element, 'id'))) return true;
  if (element.tagName === 'p' && /^(?:MsoFootnoteText|MsoEndnoteText|sd(?:foot|end)note)/.test(attribute(element, 'class'))) return true;
  if (element.tagName !== 'li') return false;
  const list = parentOf(element);
  const around = list === null ? null : parentOf(list);
  return [list, around].some((part) => part !== null && notesClass.test(attribute(part, 'class')) && part.tagName !== 'body');
}

/** Whether an element only leads back from a note to its place in the text, and says nothing. */
export function isWayBack(element: PageElement): boolean {
  if (element.tagName !== 'a' && element.tagName !== 'span') return false;
  const marked = /(?:^|\s)(?:footnote-back(?:ref)?|mw-cite-backlink|reversefootnote|data-footnote-backref)(?:\s|$)/;
  const leadsBack =
    attribute(element, 'role') === 'doc-backlink' ||
    marked.test(attribute(element, 'class')) ||
    hasAttribute(element, 'data-footnote-backref');
  return leadsBack && !/[\p{L}\p{N}]/u.test(textOf(element));
}
