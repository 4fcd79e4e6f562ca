/** The package has no types of its own; those of DefinitelyTyped are for an older markdown-it. */
declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  const footnotes: (reader: MarkdownIt) => void;
  // biome-ignore lint/style/noDefaultExport: the package exports it so.
  export default footnotes;
}
