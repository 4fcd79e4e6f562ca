/**
 * What a source adds to what it published: that it was corrected, or brought up to date. Such words stand beside the
 * article more often than in it, and are a part of it all the same.
 */

const openings = [
  // English
  "correction|corrections|corrected|clarification|clarifications|editors?[’']?s?[’']? note|note (?:to|from) (?:the )?(?:readers?|editors?)|errat(?:um|a)|retraction|amendment|update[ds]?(?: ?(?:on|at|:|\\d|-|–|—|\\())|updated|last (?:updated|modified|reviewed|revised|changed)|page last|date modified|this (?:article|story|post|report|piece|page) (?:was|has been|is) (?:\\w+ ){0,2}(?:updated|corrected|amended|modified|changed|revised)|(?:an|a) (?:earlier|previous) version|(?:first|originally) published|editorial note|reviewed",
  // French, German, Spanish, Italian, Portuguese, Dutch
  'mise? à jour|mis à jour|rectificatif|précision|erratum|note de la rédaction|korrektur|berichtigung|aktualisiert|aktualisierung|anmerkung der redaktion|richtigstellung|actualizad[oa]|actualización|corrección|rectificación|fe de errat(?:as|a)|nota (?:de|della|da) reda(?:cción|zione|ção)|correzione|rettifica|aggiornat[oa]|aggiornamento|atualizad[oa]|atualização|correção|errata|bijgewerkt|correctie|gecorrigeerd',
  // Russian, Ukrainian, Polish, Czech, Turkish
  'исправление|обновлено|поправка|уточнение|оновлено|виправлено|aktualizacja|sprostowanie|aktualizováno|oprava|güncelle(?:me|ndi)|düzeltme',
];
const opening = new RegExp(String.raw`^[\s\p{P}\p{S}]{0,4}(?:${openings.join('|')})(?![\p{L}\p{N}])`, 'iu');
// Scripts without spaces or with endings on every word.
const eastern =
  /^[\s\p{P}\p{S}]{0,4}(?:정정|바로\s?잡습니다|수정\s?[:：\d]|업데이트|최종\s?(?:수정|업데이트)|訂正|更新|最終更新|お詫び|更正|勘误|修正|最后更新|تصحيح|تحديث|آخر تحديث|توضيح|תיקון|עודכן|แก้ไข|อัปเดต|सुधार)/u;
const names =
  /(?:^|[\s_-])(?:corrections?|clarifications?|errat(?:um|a)|editors?-?notes?|update-?(?:note|notice)s?|last-?(?:updated|modified)|date-?modified|retraction)(?:$|[\s_-])/i;

/** A note that is longer is an article of its own. In UTF-16 code units. */
const longest = 2000;

export function isAddition(text: string): boolean {
  return text.length <= longest && (opening.test(text.slice(0, 200)) || eastern.test(text.slice(0, 40)));
}

/** Whether the names of an element say that it holds a correction or the day of the last change. */
export function isNamedAddition(classAndId: string): boolean {
  return names.test(classAndId.slice(0, 600));
}
