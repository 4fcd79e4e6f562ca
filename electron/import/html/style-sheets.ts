import { attribute, elementsOf, type PageElement, type PageParent, textOf } from './page-tree';
import { readStyleRules, type StyleRule } from './style-rules';
import { hidesByStyle } from './visibility';

/** Comparisons of a rule with an element, after which what is left of a page keeps only what its elements say themselves. */
const mostWork = 500_000;

/**
 * Writes into the style attributes of a page's elements what its own style sheets say of whether they can be seen: the
 * one place at which all that follows looks. `sheets` are those that a saved page carries beside it, by their addresses.
 * When in doubt, words count as seen; colours count only where every sheet is at hand, for a light ink tells nothing
 * where the ground is not known.
 */
export function applyStyleSheets(root: PageParent, sheets: ReadonlyMap<string, string> = new Map()): void {
  const elements = [...elementsOf(root)];
  const { rules, complete } = rulesOf(elements, sheets);
  if (rules.length === 0) return;
  const byKey = new Map<string, StyleRule[]>();
  for (const rule of [...rules].sort((one, other) => one.weight - other.weight)) {
    const key = keyOf(rule);
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, [rule]);
    else others.push(rule);
  }
  let work = 0;
  for (const element of elements) {
    const classes = new Set(classesOf(element));
    const matching = keysOf(element, classes).map((key) => byKey.get(key) ?? []);
    work += matching.reduce((sum, found) => sum + found.length, 1);
    if (work > mostWork) return;
    const holding = matching
      .flatMap((found) => found.filter((rule) => matches(element, classes, rule)))
      .sort((one, other) => one.weight - other.weight);
    const style = styleOf(holding, complete);
    if (style !== '') setStyle(element, style);
  }
}

function rulesOf(elements: readonly PageElement[], sheets: ReadonlyMap<string, string>) {
  const rules: StyleRule[] = [];
  let complete = true;
  for (const element of elements) {
    const linked = element.tagName === 'link' && /\bstylesheet\b/i.test(attribute(element, 'rel'));
    if (!linked && element.tagName !== 'style') continue;
    // A sheet for printing says nothing of a screen.
    if (/^\s*print\s*$/i.test(attribute(element, 'media'))) continue;
    const css = linked ? sheets.get(attribute(element, 'href')) : textOf(element);
    const read = css === undefined ? { rules: [], complete: false } : readStyleRules(css);
    complete = complete && read.complete;
    for (const rule of read.rules) rules.push(rule);
  }
  return { rules, complete };
}

function styleOf(rules: readonly StyleRule[], complete: boolean): string {
  const held = new Map<string, string>();
  const doubted = new Set<string>();
  for (const { style, sure } of rules) {
    for (const [name, value] of style) {
      if (sure) held.set(name, value);
      else if (!hidesByStyle(new Map([[name, value]]))) doubted.add(name);
    }
  }
  return [...held]
    .filter(([name, value]) => (/^(?:color|background)/.test(name) ? complete : hidesByStyle(new Map([[name, value]]))))
    .filter(([name]) => !doubted.has(name))
    .map(([name, value]) => `${name}:${value};`)
    .join('');
}

/** Before what the element says itself, which has the last word. */
function setStyle(element: PageElement, style: string): void {
  const own = element.attrs.find(({ name }) => name === 'style');
  if (own === undefined) element.attrs.push({ name: 'style', value: style });
  else own.value = `${style}${own.value}`;
}

function keyOf({ compound: { id, classes, tag } }: StyleRule): string {
  if (id !== '') return `#${id}`;
  return classes[0] === undefined ? tag : `.${classes[0]}`;
}

/** Classes and names are compared without regard to capitals: old pages are shown so, and a page that differs by them alone is none. */
function keysOf(element: PageElement, classes: ReadonlySet<string>): readonly string[] {
  return ['', element.tagName, `#${attribute(element, 'id').toLowerCase()}`, ...[...classes].map((name) => `.${name}`)];
}

function classesOf(element: PageElement): readonly string[] {
  const value = attribute(element, 'class');
  return value === '' ? [] : value.toLowerCase().split(/\s+/).slice(0, 50);
}

function matches(element: PageElement, own: ReadonlySet<string>, { compound: { tag, id, classes } }: StyleRule): boolean {
  if (tag !== '' && tag !== element.tagName) return false;
  if (id !== '' && id !== attribute(element, 'id').toLowerCase()) return false;
  return classes.every((name) => own.has(name));
}
