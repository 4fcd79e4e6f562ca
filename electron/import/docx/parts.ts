import { noteLink } from '../office/fields';
import type { Findings } from '../office/findings';
import { ImportRefusal } from '../refusal';
import { readXml } from '../xml/read-xml';
import type { XmlBudget } from '../xml/xml-budget';
import { attribute, elements, type XmlElement } from '../xml/xml-tree';
import type { Archive } from '../zip/open-archive';
import { docxVocabulary } from './vocabulary';

/** What a part refers to: another part, or something outside of the document. */
export type Relation = {
  /** The last word of the relation's type, e.g. `styles`, `hyperlink`, in both forms of the format. */
  readonly type: string;
  /** The name of a part in the archive, or an address as it stands there when it is `external`. */
  readonly target: string;
  readonly external: boolean;
  /** What the part calls it. */
  readonly id: string;
};

/** The parts of a document (ECMA-376 part 2), read when they are asked for. */
export type Parts = {
  /** The name of the document's own part. */
  readonly main: string;
  /** The relations of the main part. */
  readonly relations: readonly Relation[];
  /** Those of another part. */
  readonly relationsOf: (part: string) => Promise<readonly Relation[]>;
  /** The part of that name; `null` when there is none. */
  readonly read: (name: string) => Promise<XmlElement | null>;
  /** All parts that the main one refers to with that type, in the order of their names. */
  readonly all: (type: string) => Promise<readonly XmlElement[]>;
  /** The first of them. */
  readonly first: (type: string) => Promise<XmlElement | null>;
};

export async function openParts(archive: Archive, budget: XmlBudget): Promise<Parts> {
  const read = async (name: string): Promise<XmlElement | null> => {
    const bytes = await archive.read(name);
    return bytes === null ? null : readXml(bytes, docxVocabulary, budget);
  };
  const relationsOf = async (part: string): Promise<readonly Relation[]> => {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const list = await read(`${folder}_rels/${part.slice(folder.length)}.rels`);
    return list === null ? [] : elements(list).map((item) => relationOf(item, folder));
  };
  const main = (await relationsOf('')).find(({ type, external }) => type === 'officeDocument' && !external)?.target ?? 'word/document.xml';
  const relations = await relationsOf(main);
  const named = (type: string): readonly string[] => [
    ...new Set(relations.filter((relation) => relation.type === type && !relation.external).map(({ target }) => target)),
  ];
  const all = async (type: string): Promise<readonly XmlElement[]> => {
    const found: XmlElement[] = [];
    for (const name of [...named(type)].sort()) {
      const part = await read(name);
      if (part !== null) found.push(part);
    }
    return found;
  };
  return { main, relations, relationsOf, read, all, first: async (type) => (await all(type))[0] ?? null };
}

/** The document itself. Throws `import.damaged` when it is not there. */
export async function mainPart(parts: Parts): Promise<XmlElement> {
  const part = await parts.read(parts.main);
  if (part === null) throw new ImportRefusal('import.damaged');
  return part;
}

function relationOf(item: XmlElement, folder: string): Relation {
  const external = attribute(item, 'TargetMode').toLowerCase() === 'external';
  const target = attribute(item, 'Target');
  return {
    type: attribute(item, 'Type').split('/').at(-1) ?? '',
    target: external ? target : resolved(target, folder),
    external,
    id: attribute(item, 'Id'),
  };
}

/** The name of a part, given from another one's folder. It is only ever looked up among the names of the archive. */
function resolved(target: string, folder: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

const embedded = new Set([
  'oleObject',
  'package',
  'control',
  'chart',
  'chartEx',
  'diagramData',
  'aFChunk',
  'subDocument',
  'ink',
  'contentPart',
]);

/** Notes everything that a document holds or refers to beside its words, and beside the parts that are `shown` with them. */
export function noteRelations(relations: readonly Relation[], findings: Findings, shown: ReadonlySet<string>): void {
  for (const { type, target, external } of relations) {
    if (type === 'image' && !external && shown.has(target)) continue;
    if (type === 'image') findings.drop(external ? 'remote-image' : 'image', target);
    else if (embedded.has(type)) findings.drop('embedded-object', target);
    else if (type === 'vbaProject') findings.drop('macro', target);
    else if (type === 'attachedTemplate' || type === 'mailMergeSource' || type === 'recipientData') findings.drop('link-target', target);
    else if (type === 'frame') findings.drop('frame', target);
    else if (/^(?:video|audio|media)$/.test(type)) findings.drop('media', target);
    else if (type === 'hyperlink') noteLink(target, findings);
  }
}
