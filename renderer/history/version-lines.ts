import type { VersionContent } from '../../shared/domain/history';
import { articleLines, briefingLines, metaLines } from '../../shared/history/document-lines';
import type { Line } from '../../shared/history/line';

/** What a version says, as lines; annotations are no text and have none. */
export function linesOf(content: VersionContent): readonly Line[] {
  switch (content.kind) {
    case 'briefing':
      return briefingLines(content.header, content.body);
    case 'article':
      return [...metaLines(content.meta), ...articleLines(content.text)];
    default:
      return [];
  }
}
