/**
 * Text as it is compared: letters in any case, full-width forms and ligatures come out the same, so
 * that "ukraine" finds "Ukraine" and "ＵＫＲＡＩＮＥ". NFKC is Unicode's compatibility composition
 * (UAX 15); upper then lower case stands in for case folding, which JavaScript lacks ("ß" gives "ss").
 */
export function foldText(text: string): string {
  return text.replace(unstorable, ' ').normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
}

/** NUL ends a text in SQLite's eyes, a lone surrogate has no UTF-8 form, and neither is ever searched for. */
const unstorable = /[\u0000-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What a list is sorted by: folded, without accents, and without the quotation marks and brackets that it may open with. */
export function sortKey(text: string): string {
  return foldText(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '');
}
