import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const script = join(__dirname, '../../node_modules/axe-core/axe.min.js');

/**
 * Fails when axe finds anything against WCAG 2.2 A and AA or its best practices in what the page
 * shows now. `disabledRules` are for a rule that does not apply; say why where you pass one.
 */
export async function expectNoAxeViolations(page: Page, disabledRules: readonly string[] = []): Promise<void> {
  // Evaluated rather than added as a script element, which the content security policy refuses.
  await page.evaluate(await readFile(script, 'utf8'));
  const { violations } = await page.evaluate(
    ({ values, disabled }): Promise<AxeResults> => {
      const axe = (window as unknown as { axe: typeof import('axe-core') }).axe;
      return axe.run(document, {
        runOnly: { type: 'tag', values },
        rules: Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }])),
        resultTypes: ['violations'],
      });
    },
    { values: tags, disabled: [...disabledRules] },
  );
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''} in ${node.html.slice(0, 400)}`),
  }));
  expect(found).toEqual([]);
}
