import { z } from 'zod';
import type { TextVersion } from '../../shared/domain/text-version';
import { nearestOf, signatureLength, signatureOf } from '../../shared/similarity/min-hash';
import type { Connection } from './sqlite-connection';

/**
 * The articles' signatures, by which near ones are found: docs/adr/0018. All of them are compared, since ten thousand are
 * five megabytes.
 */

const storedSignature = z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength === signatureLength * 4);

/** Keeps the signature of an article's text; it is made anew only when the words are others. */
export function rememberText(connection: Connection, id: string, { text, sha256 }: Pick<TextVersion, 'text' | 'sha256'>): void {
  if (connection.get('SELECT text FROM signature WHERE id = ?', [id])?.text === sha256) return;
  const signature = signatureOf(text);
  if (signature === null) forgetText(connection, id);
  else connection.run('INSERT OR REPLACE INTO signature VALUES (?, ?, ?)', [id, sha256, new Uint8Array(signature.buffer)]);
}

export function forgetText(connection: Connection, id: string): void {
  connection.run('DELETE FROM signature WHERE id = ?', [id]);
}

/** The article that has most in common with `text`, when the two are near; among equals the oldest. */
export function nearestArticle(connection: Connection, text: string): { readonly id: string; readonly resemblance: number } | null {
  const asked = signatureOf(text);
  const nearest = asked === null ? null : nearestOf(asked, storedSignatures(connection));
  return nearest === null ? null : { id: nearest.item, resemblance: nearest.resemblance };
}

function* storedSignatures(connection: Connection): Generator<{ readonly item: string; readonly signature: Uint32Array }> {
  for (const { id, words } of connection.all('SELECT id, words FROM signature ORDER BY id')) {
    // A copy begins where numbers of four bytes may begin.
    yield { item: String(id), signature: new Uint32Array(storedSignature.parse(words).slice().buffer) };
  }
}
