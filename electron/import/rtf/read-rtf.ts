import { hasContent, once } from '../office/blocks';
import { statedMeta } from '../office/stated-meta';
import { answered, ImportRefusal } from '../refusal';
import type { Importer } from '../source-reading';
import { createRtfReader } from './reader';
import { rtfTokens } from './tokens';

/**
 * Reads a text in Rich Text Format (RTF 1.9.1 and what came before it). Headers come first and footers last, as words
 * that are not the article's; then the endnotes and the comments. Changes that somebody proposed are taken as accepted.
 * Objects are listed and never looked into. A file whose braces do not close is damaged: it has been cut.
 */
export const readRtf: Importer = (bytes) =>
  answered(() => {
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const reader = createRtfReader();
    for (const token of rtfTokens(source.slice(source.indexOf('{')))) {
      reader.take(token);
      if (reader.isOver()) break;
    }
    if (!reader.isOver()) throw new ImportRefusal('import.damaged');
    const { headers, body, endnotes, comments, footers, properties, findings, warnings } = reader.finish();
    return {
      format: 'rtf',
      blocks: [...once(headers), ...body, ...endnotes, ...comments, ...once(footers)].filter(hasContent),
      meta: statedMeta(properties),
      dropped: findings.dropped(),
      warnings: [...findings.warnings(), ...warnings],
      attachments: [],
    };
  });
