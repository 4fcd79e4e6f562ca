import { declarations } from './visibility';

/** Part of a selector that names one element: its kind, names and classes. */
export type Compound = { readonly tag: string; readonly id: string; readonly classes: readonly string[] };

/**
 * A rule that says something of whether words can be seen. `sure`: it holds for each element that its compound names;
 * else the rest of its selector, or a condition around it, decides.
 */
export type StyleRule = {
  readonly compound: Compound;
  readonly weight: number;
  readonly sure: boolean;
  readonly style: ReadonlyMap<string, string>;
};

export type StyleRules = {
  readonly rules: readonly StyleRule[];
  /** Whether a rule for a ground, or a whole sheet, may hold that is not among them. */
  readonly complete: boolean;
};

/** What counts here; all else of a sheet is how a page looks. */
const telling: ReadonlySet<string> = new Set(['display', 'visibility', 'font-size', 'mso-hide', 'color', 'background', 'background-color']);
/** More is no sheet of a page. UTF-16 code units, and rules that tell something. */
const longest = 2 * 1024 * 1024;
const mostRules = 20_000;
const deepest = 8;

/** The rules of a style sheet, as far as they are simple: enough to see what is hidden by a class, and never more than that. */
export function readStyleRules(css: string): StyleRules {
  const rules: StyleRule[] = [];
  let complete = css.length <= longest;
  const text = css.slice(0, longest).replace(/\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, ' ');

  /** The next of a sign from `at` on. Places only grow, so that no stretch is searched twice. */
  const next = { '{': 0, ';': 0 };
  function find(sign: '{' | ';', at: number): number {
    if (next[sign] !== -1 && next[sign] <= at) next[sign] = text.indexOf(sign, at);
    return next[sign];
  }

  function read(from: number, to: number, sure: boolean, depth: number): void {
    let at = from;
    while (at < to && rules.length < mostRules) {
      const open = find('{', at);
      const semicolon = find(';', at);
      if (semicolon !== -1 && semicolon < to && (open === -1 || semicolon < open)) {
        if (/^\s*@import\b/i.test(text.slice(at, semicolon))) complete = false;
        at = semicolon + 1;
        continue;
      }
      if (open === -1 || open >= to) return;
      const close = closing(text, open, to);
      const prelude = text.slice(at, open).trim().toLowerCase();
      if (/^@(?:media|supports|layer|container|scope)\b/.test(prelude)) {
        if (depth < deepest) read(open + 1, close, sure && /^@media\s+(?:screen|all)$/.test(prelude), depth + 1);
      } else if (!prelude.startsWith('@')) add(prelude, text.slice(open + 1, close), sure);
      at = close + 1;
    }
    if (rules.length >= mostRules) complete = false;
  }

  function add(prelude: string, body: string, sure: boolean): void {
    const all = declarations(body.split('{', 1)[0] ?? '');
    const style = new Map([...all].filter(([name]) => telling.has(name)));
    if (style.size === 0) return;
    for (const selector of prelude.split(',')) {
      if (rules.length >= mostRules) return;
      const parts = selector.trim().split(/[\s>+~]+/);
      const last = parts.at(-1) ?? '';
      const simple = /^(?:[a-z][\w-]*|\*)?(?:[.#][a-z_-][\w-]*)*$/.test(last) && last !== '';
      const holds = sure && simple && parts.length === 1;
      if (!holds && (style.has('background') || style.has('background-color'))) complete = false;
      const compound = compoundOf(last);
      const weight = (compound.id === '' ? 0 : 10_000) + compound.classes.length * 100 + (compound.tag === '' ? 0 : 1);
      rules.push({ compound, weight, sure: holds, style });
    }
  }

  read(0, text.length, true, 0);
  return { rules, complete };
}

/** Where the block that is opened at `open` is closed. */
function closing(text: string, open: number, to: number): number {
  let depth = 0;
  for (let at = open; at < to; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return to;
}

function compoundOf(selector: string): Compound {
  const plain = selector.replace(/[:[].*$/, '');
  return {
    tag: /^[a-z][\w-]*/.exec(plain)?.[0] ?? '',
    id: /#([\w-]+)/.exec(plain)?.[1] ?? '',
    classes: [...plain.matchAll(/\.([\w-]+)/g)].map((found) => found[1] ?? ''),
  };
}
