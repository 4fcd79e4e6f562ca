import { fail, ok, type Result } from '../../../shared/core/result';
import type { ImportWarning } from '../../../shared/domain/import-preview';
import { guessLanguage } from '../language';
import { importLimits } from '../limits';
import { readBlocks } from '../plain-text';
import type { Importer, ImportFailure, SourceBlock, SourceReading } from '../source-reading';
import { collectBlocks } from './collect-blocks';
import { decodePage } from './decode-page';
import { countDropped } from './dropped';
import { findArticle } from './find-article';
import { judgeBlocks, judgePictures } from './judge-blocks';
import { markPage } from './marked-page';
import { wordAuthor } from './office';
import type { PageBlock } from './page-block';
import { readPageMeta } from './page-metadata';
import { nothingSaved, type SavedPictures } from './page-pictures';
import type { PageText } from './page-tree';
import { type PageTree, parsePage } from './parse-page';
import { applyStyleSheets } from './style-sheets';

/** Reads a saved web page. */
export const readPage: Importer = (bytes) => {
  const { text, uncertain } = decodePage(bytes);
  const warnings: readonly ImportWarning[] = uncertain === null ? [] : [{ code: 'uncertain-encoding', params: { encoding: uncertain } }];
  return readPageText(text, { format: 'html', address: '', warnings });
};

export type PageSetting = {
  readonly format: 'html' | 'mhtml';
  /** Where the page was saved from, when something around it says so. */
  readonly address: string;
  readonly warnings: readonly ImportWarning[];
  /** Style sheets that were saved with the page, by their addresses. */
  readonly sheets?: ReadonlyMap<string, string>;
  readonly pictures?: SavedPictures;
};

/** Reads a page from its text. */
export function readPageText(text: string, setting: PageSetting): Result<SourceReading, ImportFailure> {
  const tree = parsePage(text, 'document');
  if (tree === null) return fail('import.too-large');
  applyStyleSheets(tree.root, setting.sheets);
  const meta = readPageMeta(tree.root, setting.address || savedFrom(text));
  const { blocks, plain, dropped } = articleOf(tree, meta.title ?? '', setting.pictures ?? nothingSaved);
  const warnings: ImportWarning[] = [...setting.warnings];
  if (plain) warnings.push({ code: 'plain-extraction', params: {} });
  return ok({
    format: setting.format,
    blocks,
    meta: { ...meta, author: meta.author || wordAuthor(text), language: believed(meta.language ?? '', blocks) },
    dropped,
    warnings: [...warnings, ...hiddenWarning(blocks)],
    attachments: [],
  });
}

/** Reads a part of a page, as the clipboard or a mail holds it: a person chose what belongs to it. */
export function readFragment(html: string, pictures: SavedPictures = nothingSaved): Result<SourceReading, ImportFailure> {
  const tree = parsePage(html, 'document');
  if (tree === null) return fail('import.too-large');
  applyStyleSheets(tree.root);
  const dropped = countDropped();
  const blocks = collectBlocks(tree.root, new Set(), dropped, pictures).flatMap((block) => sourceBlocks(block, block.cut));
  return ok({ format: 'html', blocks, meta: {}, dropped: dropped.parts(), warnings: hiddenWarning(blocks), attachments: [] });
}

type Article = { readonly blocks: readonly SourceBlock[]; readonly plain: boolean; readonly dropped: SourceReading['dropped'] };

function articleOf(tree: PageTree, title: string, pictures: SavedPictures): Article {
  const marked = tree.deepest > importLimits.depth ? null : markPage(tree.root, title);
  const found = marked === null ? null : findArticle(marked);
  const texts = new Set<PageText>();
  for (const index of found ?? []) {
    const text = marked?.texts[index];
    if (text !== undefined) texts.add(text);
  }
  const dropped = countDropped();
  const collected = collectBlocks(tree.root, texts, dropped, pictures);
  const cuts = found === null ? collected.map((block) => block.cut) : judgeAll(collected, title);
  const blocks = collected.flatMap((block, index) => sourceBlocks(block, cuts[index] ?? null));
  return { blocks, plain: found === null, dropped: dropped.parts() };
}

/** Words are judged as if there were no pictures, and pictures by the words around them. */
function judgeAll(collected: readonly PageBlock[], title: string): readonly SourceBlock['cut'][] {
  const words = collected.filter(({ picture }) => picture === undefined);
  const ofWords = new Map(judgeBlocks(words, title).map((cut, index) => [words[index], cut]));
  return judgePictures(
    collected,
    collected.map((block) => ofWords.get(block) ?? null),
  );
}

/** A letter or a message that lies in a page as it was typed has lines and paragraphs of its own. */
const longMessage = 600;

function sourceBlocks(block: PageBlock, cut: SourceBlock['cut']): readonly SourceBlock[] {
  const { kind, level, text, picture } = block;
  if (picture !== undefined) return [{ kind, level, text, cut, picture }];
  if (!block.preformatted || kind !== 'paragraph' || text.length < longMessage || !/\n[ \t]*\n/.test(text) || looksLikeCode(text)) {
    return [{ kind, level, text, cut }];
  }
  return readBlocks(text.replace(/\r\n?/g, '\n')).map((read) => ({ ...read, cut }));
}

function looksLikeCode(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => /[;{}]\s*$|^\s*(?:<\/?\w|\/\/|#include|import |def |\$ )/.test(line)).length > lines.length * 0.2;
}

function hiddenWarning(blocks: readonly SourceBlock[]): readonly ImportWarning[] {
  const count = blocks.filter((block) => block.cut === 'hidden-text').length;
  return count === 0 ? [] : [{ code: 'hidden-text', params: { count: String(count) } }];
}

/** Browsers and their helpers write at the top where a page was saved from. */
function savedFrom(text: string): string {
  const head = text.slice(0, 4000);
  return /saved from url=\(\d+\)(\S{1,2000})/i.exec(head)?.[1] ?? /Page saved with SingleFile\s+url:\s*(\S{1,2000})/.exec(head)?.[1] ?? '';
}

/** Many pages keep the language of the template that they were made from; letters of another script prove it wrong. */
function believed(stated: string, blocks: readonly SourceBlock[]): string {
  const article = blocks.filter((block) => block.cut === null);
  const guessed = guessLanguage(article.map((block) => block.text).join('\n'));
  const primary = (tag: string): string => tag.split('-')[0] ?? '';
  const ownScript = /^(?:ko|ja|zh|th|el|he|hy|ka|lo|km|my|ru|uk|ar|fa|hi)$/;
  const differs = primary(guessed) !== primary(stated);
  return differs && stated !== '' && (ownScript.test(primary(guessed)) ? !ownScript.test(primary(stated)) : false) ? '' : stated;
}
