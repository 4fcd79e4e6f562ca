/** An element of XML with what a reader of its format asks for; all else has been left out while reading. */
export type XmlElement = {
  /** `prefix:local`, where the prefix is that of the vocabulary, whatever the document calls it; `:local` in an unknown namespace. */
  readonly name: string;
  /** Values by the same kind of name; an attribute without a namespace by its bare name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
};
export type XmlNode = XmlElement | string;

/** What of a format is kept while its XML is read. */
export type XmlVocabulary = {
  /** The prefix that names get, by the address of their namespace. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** Whether an element is kept; with it goes all that it holds. */
  readonly keeps: (name: string, parent: string) => boolean;
  /** Whether an element of that name says something by being there, also with nothing in it. */
  readonly isSomething: (name: string) => boolean;
  /** Whether the words that stand directly in an element are kept. */
  readonly hasText: (name: string) => boolean;
};

/** The elements among the children, in order. */
export function elements(node: XmlElement): readonly XmlElement[] {
  return node.children.filter((child) => typeof child !== 'string');
}

/** The first child element of that name. */
export function child(node: XmlElement | null | undefined, name: string): XmlElement | undefined {
  return node?.children.find((item): item is XmlElement => typeof item !== 'string' && item.name === name);
}

/** The value of an attribute, the empty string when it is missing. */
export function attribute(node: XmlElement | null | undefined, name: string): string {
  return node?.attributes.get(name) ?? '';
}

/** All words within, in order. The depth of a tree is limited while it is read. */
export function textOf(node: XmlElement | undefined): string {
  return (node?.children ?? []).map((item) => (typeof item === 'string' ? item : textOf(item))).join('');
}
