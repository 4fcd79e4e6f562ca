/** Letters that a control word stands for. */
export const wordSigns: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  page: '\n',
  column: '\n',
  emdash: '—',
  endash: '–',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  zwj: '\u200D',
  zwnj: '\u200C',
  zwbo: '\u200B',
  zwnbo: '\u2060',
  ltrmark: '\u200E',
  rtlmark: '\u200F',
};

/** Letters that a backslash before a sign stands for. */
export const symbolSigns: Readonly<Record<string, string>> = {
  '~': '\u00A0',
  '-': '\u00AD',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
  '\t': '\t',
};
