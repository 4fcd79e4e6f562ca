import type { Findings } from './findings';

/** Fields that fetch something, run something or put another file's words into the document. Their last results are words like others. */
const active =
  /^\s*(?:ddeauto|dde|includetext|includepicture|import|include|macrobutton|link|embed|database|control|htmlcontrol|addin|gotobutton)\b/i;
const link = /^\s*hyperlink\s+(?:\\[a-z]\s+)*"?([^"\s]+)/i;

/** Notes what a field would do, were it not taken for its last result only. `code` is the field's instruction. */
export function noteField(code: string, findings: Findings): void {
  if (active.test(code)) findings.drop('field', code);
  const target = link.exec(code)?.[1];
  if (target !== undefined && !/^\s*hyperlink\s+\\l/i.test(code)) noteLink(target, findings);
}

/** Notes a link that leads to no page and no mail; of a link only the words are kept in any case. */
export function noteLink(target: string, findings: Findings): void {
  if (!/^(?:https?:|mailto:|#)/i.test(target.trim()) && target.trim() !== '') findings.drop('link-target', target);
}
