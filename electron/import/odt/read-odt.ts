import { hasText, once } from '../office/blocks';
import { createFindings, type Findings } from '../office/findings';
import { createPictureShelf, type PictureShelf } from '../office/picture-shelf';
import { type Properties, statedMeta } from '../office/stated-meta';
import { answered, ImportRefusal } from '../refusal';
import type { Importer, SourceBlock } from '../source-reading';
import { readXml } from '../xml/read-xml';
import { createXmlBudget } from '../xml/xml-budget';
import { attribute, child, elements, textOf, type XmlElement } from '../xml/xml-tree';
import { openArchive } from '../zip/open-archive';
import { type BodyContext, bodyContext, readBody } from './body';
import { pageLook } from './look';
import { readStyles } from './styles';
import { odtVocabulary } from './vocabulary';

/**
 * Reads a text document of LibreOffice and others (OpenDocument, ISO/IEC 26300), as an archive or as one file of XML.
 * Headers come first and footers last, as words that are not the article's; then the endnotes and the comments. Changes
 * that somebody proposed are taken as accepted. Nothing that the document refers to is opened.
 */
export const readOdt: Importer = (bytes) =>
  answered(async () => {
    const findings = createFindings();
    const { content, styles, meta, shelf } = await openParts(bytes, findings);
    const text = child(child(content, 'office:body'), 'office:text');
    if (text === undefined) throw new ImportRefusal('import.unsupported');
    for (const _script of scriptsOf(content)) findings.drop('script');
    const context = bodyContext(
      readStyles([...new Set([styles, content])].filter((part) => part !== null)),
      findings,
      pageLook(styles),
      (name, alt) => shelf?.block(name, alt) ?? null,
    );
    const body = readBody(text, context);
    const onPages = { ...context, picture: () => null };
    const heads = once(runningHeads(styles, 'header', onPages));
    const feet = once(runningHeads(styles, 'footer', onPages));
    await shelf?.fill();
    return {
      format: 'odt',
      blocks: [...heads, ...body, ...context.endnotes, ...context.comments, ...feet],
      meta: statedMeta(propertiesOf(meta)),
      dropped: findings.dropped(),
      warnings: findings.warnings(),
      attachments: [],
    };
  });

/** `shelf` is `null` for a document that is one file of XML: the pictures in it stay there. */
type OdtParts = {
  readonly content: XmlElement;
  readonly styles: XmlElement | null;
  readonly meta: XmlElement | null;
  readonly shelf: PictureShelf | null;
};

async function openParts(bytes: Uint8Array, findings: Findings): Promise<OdtParts> {
  const budget = createXmlBudget();
  if (bytes[0] !== archiveStart) {
    const whole = readXml(bytes, odtVocabulary, budget);
    return { content: whole, styles: whole, meta: whole, shelf: null };
  }
  const archive = await openArchive(bytes);
  const manifest = await archive.read('META-INF/manifest.xml');
  // The list of files may have a document type of old; nothing of it is needed but this.
  if (manifest !== null && Buffer.from(manifest).includes('encryption-data')) throw new ImportRefusal('import.encrypted');
  const read = async (name: string): Promise<XmlElement | null> => {
    const part = await archive.read(name);
    return part === null ? null : readXml(part, odtVocabulary, budget);
  };
  const content = await read('content.xml');
  if (content === null) throw new ImportRefusal('import.damaged');
  for (const name of archive.names) if (isMacro(name)) findings.drop('macro', name);
  return { content, styles: await read('styles.xml'), meta: await read('meta.xml'), shelf: createPictureShelf(archive) };
}

/** The first byte of an archive: P. */
const archiveStart = 0x50;

/** Modules of Basic and files of other languages; the lists of modules are there without any. */
function isMacro(name: string): boolean {
  return /^(?:Basic\/[^/]+\/(?!(?:script|dialog)-l[bc]\.xml$).+\.xml|Scripts\/.+)$/i.test(name);
}

function scriptsOf(content: XmlElement): readonly XmlElement[] {
  const scripts = child(content, 'office:scripts');
  return scripts === undefined ? [] : elements(scripts);
}

/** The words at the top or foot of all pages, for the first, the left and all others. */
function runningHeads(styles: XmlElement | null, where: 'header' | 'footer', context: BodyContext): readonly SourceBlock[] {
  const pages = child(styles, 'office:master-styles');
  const all = (pages === undefined ? [] : elements(pages)).flatMap((page) => elements(page));
  const found = all
    .filter(({ name }) => new RegExp(`^style:${where}(?:-left|-first)?$`).test(name))
    .map((part) => readBody(part, context).filter(hasText));
  for (const blocks of found) if (blocks.length > 0) context.findings.drop('header-footer', blocks[0]?.text);
  return found.flat().map((item) => ({ ...item, cut: item.cut ?? 'running-head' }));
}

function propertiesOf(part: XmlElement | null): Properties {
  const meta = child(part, 'office:meta');
  const said = (name: string): string => textOf(child(meta, name));
  const own = (meta === undefined ? [] : elements(meta)).find((item) => attribute(item, 'meta:name') === 'Company');
  return {
    title: said('dc:title'),
    // Who wrote it first; `dc:creator` is whoever saved it last.
    author: said('meta:initial-creator') || said('dc:creator'),
    company: textOf(own),
    language: said('dc:language'),
  };
}
