import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import type { ArticleId, BriefingId } from '../../shared/core/ids';
import type { Target } from '../../shared/domain/annotation';

/** The parts of the main job, done again and again from inside the page, so that every process is always at work. */

/** What the application has said to be on the disk, and answers that were no good. */
export type Acknowledged = { readonly annotations: Set<string>; title: number; readonly rounds: Set<string>; readonly failures: string[] };

export type Documents = { readonly articleId: ArticleId; readonly briefingId: BriefingId; readonly target: Target; readonly text: string };

export function nothingAcknowledged(): Acknowledged {
  return { annotations: new Set(), title: 0, rounds: new Set(), failures: [] };
}

/**
 * Saves a briefing under the next number as its title, makes an annotation, reads an article, sets pages and
 * asks for lists, all at once; then again, until the page is gone. What was answered is added to `acknowledged`.
 */
export function workWithoutEnd(page: Page, documents: Documents, acknowledged: Acknowledged): void {
  page.on('console', (message) => {
    const [kind, value = ''] = message.text().split(' ');
    if (kind === 'title') acknowledged.title = Math.max(acknowledged.title, Number(value));
    else if (kind === 'annotation') acknowledged.annotations.add(value);
    else if (kind === 'round') acknowledged.rounds.add(value);
    else if (kind === 'failure') acknowledged.failures.push(message.text());
  });
  const work = page.evaluate(
    async ([{ articleId, briefingId, target, text }, first]) => {
      const { requests } = window.briefingNotes;
      const read = await requests['briefing.read']({ id: briefingId });
      if (!read.ok) throw new Error(read.error.code);
      const { header, body } = read.value;
      for (let number = first; ; number += 1) {
        const [saved, made, preview, evidence, pages] = await Promise.all([
          requests['briefing.save']({ id: briefingId, header: { ...header, title: String(number) }, body }),
          requests['annotation.create']({ articleId, kind: 'quote', comment: '', tags: [], target }),
          requests['import.preview-text']({ text: `${text}\n\n${number}` }),
          requests['evidence.list']({}),
          requests['briefing.typeset']({ id: briefingId, header: { ...header, title: String(number) }, body }),
        ]);
        const answers = { saved, made, preview, evidence, pages };
        for (const [name, answer] of Object.entries(answers)) if (!answer.ok) console.info(`failure ${name} ${answer.error.code}`);
        if (saved.ok) console.info(`title ${number}`);
        if (made.ok) console.info(`annotation ${made.value.id}`);
        if (preview.ok) await requests['import.discard']({ token: preview.value.token });
        console.info(`round ${number}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    [documents, acknowledged.title + 1] as const,
  );
  // It ends with the page, which is no failure; any other end shows as a round that never comes.
  work.catch(() => undefined);
}

/** Waits until the work has gone round twice more: one round may have been answered before. */
export async function expectProgress(acknowledged: Acknowledged): Promise<void> {
  const before = acknowledged.rounds.size;
  await expect.poll(() => acknowledged.rounds.size, { timeout: 60_000, interval: 20 }).toBeGreaterThanOrEqual(before + 2);
}
