import type { Properties } from '../office/stated-meta';
import { child, textOf, type XmlElement } from '../xml/xml-tree';

/** What `docProps/core.xml` and `docProps/app.xml` say. */
export function docxProperties(core: XmlElement | null, app: XmlElement | null): Properties {
  const said = (part: XmlElement | null, name: string): string => textOf(child(part, name));
  return {
    title: said(core, 'dc:title'),
    author: said(core, 'dc:creator'),
    company: said(app, 'ep:Company'),
    language: said(core, 'dc:language'),
  };
}
