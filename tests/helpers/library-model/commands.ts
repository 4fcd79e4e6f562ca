import fc from 'fast-check';
import { expect } from 'vitest';
import { type Bench, isHarmless } from './bench';
import { expectSame, whichOf } from './compare';
import { goBack } from './go-back';
import { leaveBehind } from './leave-behind';
import type { Model } from './model';
import { type Hand, leaveCopy, lockElsewhere, replaceDocument, takeOver, unlockElsewhere } from './other-hands';
import type { Deed, Plan } from './plan';
import { annotate, changeAnnotation, changeTwoAnnotations, correctText, importArticle } from './read-articles';
import { settleCopy } from './settle';
import { deleteForGood, scanned, takeBack, throwAway } from './use-trash';
import { cite, editBriefing, editOverAnother, editTwice, makeBriefing } from './write-briefings';

/** What the model has come to, and how often what was done. */
export type Track = { model: Model; readonly counts: Map<string, number> };

type Command = fc.AsyncCommand<Track, Bench>;

function count(track: Track, what: string): void {
  track.counts.set(what, (track.counts.get(what) ?? 0) + 1);
}

/** Something that a person does, in which the program may die at the n-th call to the disk. */
function deed(name: string, what: Deed, dies: number | null): Command {
  const text = dies === null ? name : `${name}, and dies at call ${dies}`;
  return {
    check: () => true,
    toString: () => text,
    async run(track, bench) {
      const before = track.model;
      const plan = await what(before, bench.next(), bench.library());
      const work = (): ReturnType<Plan['act']> => plan.act(bench.library());
      const answer = dies === null ? await work() : await bench.diesDuring(dies, work);
      count(track, name.split(' ')[0] ?? '');
      if (answer !== null) {
        expect(answer.ok ? 'ok' : answer.error.code, text).toBe(plan.answer);
        track.model = plan.after(answer.ok ? idOf(answer.value) : '');
      }
      if (dies === null) return expectSame(bench.library(), track.model, text);
      count(track, answer === null ? 'died in the middle' : 'died just after');
      await bench.crash();
      track.model = await foundAfterDeath(bench, answer === null ? modelsOf(plan, before) : () => [track.model], text);
    },
  };
}

/** All that may be found when something came to no end: as before, as after, or what the plan says; what was made has an id that was not there before. */
function modelsOf(plan: Plan, before: Model): (ids: readonly string[]) => readonly Model[] {
  const known = new Set([
    ...before.articles.keys(),
    ...before.briefings.keys(),
    ...[...before.articles.values()].flatMap(annotationIds),
    ...[...before.trash.values()].map(({ row }) => row.id),
  ]);
  return (ids) => {
    const made = ids.find((id) => !known.has(id)) ?? '';
    return [before, ...(made === '' ? safely(() => plan.after('')) : [plan.after(made)]), ...(plan.between?.(made) ?? [])];
  };
}

function annotationIds({ annotations }: { readonly annotations: readonly { readonly id: string }[] }): readonly string[] {
  return annotations.map(({ id }) => id);
}

/** Without the id that it made, a plan may have no state after. */
function safely(after: () => Model): readonly Model[] {
  try {
    return [after()];
  } catch {
    return [];
  }
}

async function foundAfterDeath(bench: Bench, models: (ids: readonly string[]) => readonly Model[], text: string): Promise<Model> {
  const candidates = async (): Promise<readonly Model[]> => models(await idsIn(bench));
  await whichOf(bench.library(), await candidates(), `${text}: after the start`);
  const findings = await bench.library().verifyInBackground();
  expect(
    findings.filter((finding) => !isHarmless(finding) && finding.problem !== 'missing'),
    text,
  ).toEqual([]);
  return whichOf(bench.library(), (await candidates()).map(scanned), `${text}: after the scan`);
}

async function idsIn(bench: Bench): Promise<readonly string[]> {
  const library = bench.library();
  const articles = await library.articles.ids();
  const sets = await Promise.all(articles.map((id) => library.annotations.read(id)));
  const inTrash = (await library.trash.list()).map(({ id }) => id);
  const marks = sets.flatMap((set) => (set.ok ? annotationIds(set.value) : []));
  return [...articles, ...(await library.briefings.ids()), ...marks, ...inTrash];
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : '';
}

/** Something that is done to the folder or to the program. */
function hand(name: string, what: Hand): Command {
  return {
    check: () => true,
    toString: () => name,
    async run(track, bench) {
      track.model = await what(bench, track.model, bench.next());
      count(track, name.split(' ')[0] ?? '');
      await expectSame(bench.library(), track.model, name);
    },
  };
}

const crash: Hand = async (bench, model) => {
  await bench.crash();
  return model;
};

const reopen: Hand = async (bench, model) => {
  await bench.reopen();
  return scan(bench, model, '');
};

const scan: Hand = async (bench, model) => {
  await bench.library().refresh();
  // What was told after a death in the middle of something stays told.
  const told = bench.library().findings().length;
  const findings = (await bench.library().verifyInBackground()).slice(told);
  expect(findings.filter((finding) => !isHarmless(finding))).toEqual([]);
  return scanned(model);
};

const lookAgain: Hand = async (bench, model) => {
  const { state } = await bench.library().refresh();
  expect(state).toBe(model.locked ? 'read-only' : 'open');
  return model;
};

const pick = fc.nat(63);
const dies = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }) });
const words = fc.oneof(
  { weight: 3, arbitrary: fc.nat(99).map((number) => `Words ${number}`) },
  { weight: 1, arbitrary: fc.constantFrom('한국 정부가', 'السلام عليكم', 'e\u0301 und é', '😀😀😀', '"\\u0000"', 'a\u2028b', '  …  ') },
);

/** Everything that people, programs and other computers do to a library, as often as it is worth while. */
export const commandArbitraries: fc.Arbitrary<Command>[] = [
  ...deeds('make a briefing', 1, fc.tuple(words), makeBriefing),
  ...deeds('edit a briefing', 3, fc.tuple(pick, words), editBriefing),
  ...deeds('edit-twice a briefing', 1, fc.tuple(pick, words), editTwice),
  ...deeds('edit-over another state', 1, fc.tuple(pick, words), editOverAnother),
  ...deeds('cite an annotation', 2, fc.tuple(pick, pick), cite),
  ...deeds('import an article', 1, fc.tuple(words), importArticle),
  ...deeds('correct a text', 1, fc.tuple(pick, words), correctText),
  ...deeds('annotate', 3, fc.tuple(pick, pick, words), annotate),
  ...deeds('change an annotation', 2, fc.tuple(pick, words), changeAnnotation),
  ...deeds('change-two annotations', 1, fc.tuple(pick, words), changeTwoAnnotations),
  ...deeds('trash', 3, fc.tuple(pick), throwAway),
  ...deeds('restore', 3, fc.tuple(pick), takeBack),
  ...deeds('delete for good', 1, fc.tuple(pick), deleteForGood),
  ...deeds('go-back to a version', 3, fc.tuple(pick, pick, fc.boolean()), goBack),
  ...deeds('settle a copy', 2, fc.tuple(pick, fc.boolean()), settleCopy),
  ...hands('replace by other hands', 2, fc.tuple(pick, words), replaceDocument),
  ...hands('copy by other hands', 2, fc.tuple(pick, words, pick), leaveCopy),
  ...hands('leave-behind a copy', 1, fc.tuple(pick, words, pick), leaveBehind),
  ...hands('lock elsewhere', 1, fc.tuple(), () => lockElsewhere),
  ...hands('unlock elsewhere', 2, fc.tuple(), () => unlockElsewhere),
  ...hands('take-over', 1, fc.tuple(fc.boolean()), takeOver),
  ...hands('crash', 2, fc.tuple(), () => crash),
  ...hands('reopen', 1, fc.tuple(), () => reopen),
  ...hands('scan', 1, fc.tuple(), () => scan),
  ...hands('look again', 1, fc.tuple(), () => lookAgain),
];

function deeds<A extends unknown[]>(
  name: string,
  often: number,
  args: fc.Arbitrary<A>,
  make: (...args: A) => Deed,
): fc.Arbitrary<Command>[] {
  const one = fc.tuple(args, dies).map(([given, at]) => deed(`${name} ${JSON.stringify(given)}`, make(...given), at));
  return Array.from({ length: often }, () => one);
}

function hands<A extends unknown[]>(
  name: string,
  often: number,
  args: fc.Arbitrary<A>,
  make: (...args: A) => Hand,
): fc.Arbitrary<Command>[] {
  const one = args.map((given) => hand(`${name} ${JSON.stringify(given)}`, make(...given)));
  return Array.from({ length: often }, () => one);
}
