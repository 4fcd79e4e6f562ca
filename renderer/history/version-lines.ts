import type { VersionContent } from '../../shared/domain/history';
import { articleLines, briefingLines, metaLines } from '../../shared/history/document-lines';
import type { Line } from '../../shared/history/line';

/** What a version says, as lines; annotations are no text and have none. `languageOf` gives the words for a language tag. */
export function linesOf(content: VersionContent, languageOf: (tag: string) => string): readonly Line[] {
  switch (content.kind) {
    case 'briefing':
      return briefingLines(content.header, content.body);
    case 'article':
      return [...metaLines({ ...content.meta, language: languageOf(content.meta.language) }), ...articleLines(content.text)];
    default:
      return [];
  }
}
