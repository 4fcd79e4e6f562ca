import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPdfCompiler } from '../../../../electron/export/compile-pdf';
import { bodyArbitrary, evidenceArbitrary, wordsArbitrary } from '../../../helpers/briefing-arbitrary';
import { paperFolders } from '../../../helpers/paper-folders';
import { content, resolve } from '../../../helpers/sample-briefing';

const seed = Number(process.env.FC_SEED ?? 20260621);

it(`any briefing can be set as PDF/UA-1, whatever its words, nesting and tables (seed ${seed})`, () => {
  const compile = createPdfCompiler(paperFolders());
  const header = fc.record({ title: wordsArbitrary, to: wordsArbitrary, reference: wordsArbitrary, marking: wordsArbitrary });
  const language = fc.constantFrom('en', 'ko', 'ar', 'th', 'ja');
  fc.assert(
    fc.property(bodyArbitrary, evidenceArbitrary, header, language, (body, evidence, fields, tag) => {
      const tree = resolve(content(body.content, fields, tag), [...evidence.values()]);
      const details: string[] = [];
      const set = compile(tree, (words) => details.push(words));
      expect(details).toEqual([]);
      expect(set).toMatchObject({ ok: true, value: { footnotes: tree.footnotes.length } });
    }),
    { seed, numRuns: 40 },
  );
}, 180_000);
