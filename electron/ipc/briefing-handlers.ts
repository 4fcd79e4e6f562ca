import { ok } from '../../shared/core/result';
import { type BriefingTemplate, templateBody } from '../../shared/domain/briefing';
import type { SectionRole } from '../../shared/domain/briefing-body';
import type { Handlers } from '../../shared/ipc/contract';
import type { LibraryDesk } from '../library/library-desk';

type BriefingRows = 'briefing.list' | 'briefing.create' | 'briefing.read' | 'briefing.save' | 'briefing.trash';

export type BriefingHandlerPorts = {
  readonly desk: LibraryDesk;
  /** The words that a section of a template is headed with, in the language that new briefings are written in. */
  readonly sectionTitle: (template: BriefingTemplate, role: SectionRole) => string;
  /** BCP 47 tag of that language. */
  readonly language: () => string;
  /** The day it is where the person sits, `YYYY-MM-DD`. */
  readonly today: () => string;
};

/** Answers the rows of briefings but for their paper, which `export-handlers.ts` does. */
export function briefingHandlers({ desk, sectionTitle, language, today }: BriefingHandlerPorts): Pick<Handlers, BriefingRows> {
  return {
    'briefing.list': async () => ok((await desk.index()?.briefings()) ?? []),
    'briefing.create': ({ template }) => {
      const library = desk.library();
      const { defaultFrom, defaultMarking } = library.settings();
      return library.briefings.create({
        template,
        language: language(),
        header: { title: '', to: '', from: defaultFrom, date: today(), reference: '', meeting: '', marking: defaultMarking },
        body: templateBody((role) => sectionTitle(template, role)),
      });
    },
    'briefing.read': ({ id }) => desk.library().briefings.read(id),
    'briefing.save': ({ id, header, body, basedOn }) => desk.library().briefings.save(id, { header, body }, basedOn),
    'briefing.trash': async ({ id }) => {
      const trashed = await desk.library().trash.briefing(id);
      return trashed.ok ? ok({}) : trashed;
    },
  };
}
