import { hasContent, once } from '../office/blocks';
import { createFindings } from '../office/findings';
import { createPictureShelf } from '../office/picture-shelf';
import { statedMeta } from '../office/stated-meta';
import { answered } from '../refusal';
import type { Importer, SourceBlock } from '../source-reading';
import { createXmlBudget } from '../xml/xml-budget';
import { child, elements, type XmlElement } from '../xml/xml-tree';
import { openArchive } from '../zip/open-archive';
import { type BodyContext, outsideBlocks, readBody } from './body';
import { readLists } from './lists';
import { pageLook } from './look';
import { openNotes } from './notes';
import { mainPart, noteRelations, openParts, type Parts } from './parts';
import { docxProperties } from './properties';
import { readStyles } from './styles';

/**
 * Reads a document of Word (Office Open XML, ECMA-376, in its transitional and its strict form). Headers come first and
 * footers last, as words that are not the article's; then the endnotes and the comments. Changes that somebody
 * proposed are taken as accepted. Nothing that the document refers to is opened.
 */
export const readDocx: Importer = (bytes) =>
  answered(async () => {
    const archive = await openArchive(bytes);
    const parts = await openParts(archive, createXmlBudget());
    const shelf = createPictureShelf(archive);
    const findings = createFindings();
    const document = await mainPart(parts);
    const settings = await parts.first('settings');
    const base = {
      styles: readStyles(await parts.first('styles')),
      lists: readLists(await parts.first('numbering')),
      findings,
      around: pageLook(document, settings),
    };
    const notes = openNotes({ footnote: await parts.first('footnotes'), endnote: await parts.first('endnotes') }, settings, base);
    const context: BodyContext = {
      ...base,
      note: notes.note,
      picture(relation, alt) {
        const image = parts.relations.find(({ id, type, external }) => id === relation && type === 'image' && !external);
        return image === undefined ? null : shelf.block(image.target, alt);
      },
    };
    const body = readBody(child(document, 'w:body') ?? document, context);
    const article = [...body, ...notes.atEnd()].filter(hasContent);
    const blocks = [
      ...once(await runningHeads(parts, 'header', context)),
      ...article,
      ...(await comments(parts, context)),
      ...once(await runningHeads(parts, 'footer', context)),
    ];
    await noteAllRelations(parts, context, shelf.names());
    const [core, app] = await propertyParts(parts);
    await shelf.fill();
    return {
      format: 'docx',
      blocks,
      meta: statedMeta(docxProperties(core, app)),
      dropped: findings.dropped(),
      warnings: findings.warnings(),
      attachments: [],
    };
  });

/** The words at the top or foot of all pages, each part noted as left out. */
async function runningHeads(parts: Parts, type: 'header' | 'footer', context: BodyContext): Promise<readonly SourceBlock[]> {
  const found = (await parts.all(type)).map((part) => outsideBlocks(part, 'running-head', context));
  for (const blocks of found) if (blocks.length > 0) context.findings.drop('header-footer', blocks[0]?.text);
  return found.flat();
}

async function comments(parts: Parts, context: BodyContext): Promise<readonly SourceBlock[]> {
  const all = (await parts.all('comments')).flatMap((part) => elements(part)).filter(({ name }) => name === 'w:comment');
  const found = all.map((comment) => outsideBlocks(comment, 'outside-article', context));
  for (const blocks of found) context.findings.drop('comment', blocks[0]?.text);
  return found.flat();
}

async function noteAllRelations(parts: Parts, { findings }: BodyContext, shown: ReadonlySet<string>): Promise<void> {
  noteRelations(parts.relations, findings, shown);
  for (const type of ['settings', 'header', 'footer', 'footnotes', 'endnotes', 'comments']) {
    const named = parts.relations.filter((relation) => relation.type === type && !relation.external);
    for (const { target } of named) noteRelations(await parts.relationsOf(target), findings, none);
  }
}

/** What other parts show is no part of the text. */
const none: ReadonlySet<string> = new Set();

async function propertyParts(parts: Parts): Promise<readonly [XmlElement | null, XmlElement | null]> {
  const relations = await parts.relationsOf('');
  const named = async (type: string): Promise<XmlElement | null> => {
    const target = relations.find((relation) => relation.type === type && !relation.external)?.target;
    return target === undefined ? null : parts.read(target);
  };
  return [await named('core-properties'), await named('extended-properties')];
}
