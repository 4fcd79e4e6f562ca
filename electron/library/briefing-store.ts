import { type BriefingId, briefingId } from '../../shared/core/ids';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { Briefing, BriefingHeader, BriefingTemplate } from '../../shared/domain/briefing';
import type { BriefingBody } from '../../shared/domain/briefing-body';
import { missingAs } from './document-store';
import type { LibraryCore } from './library-core';
import { listIds, stampOf } from './look-at-folder';
import type { StorageFailure } from './storage-failure';
import type { Surroundings } from './surroundings';

export type NewBriefing = {
  readonly template: BriefingTemplate;
  readonly language: string;
  readonly header: BriefingHeader;
  readonly body: BriefingBody;
};

export type BriefingReadFailure = StorageFailure | Failure<'briefing.not-found'>;

/** The briefings of one library. */
export type BriefingStore = {
  /** Ids in order of creation. */
  readonly ids: () => Promise<readonly BriefingId[]>;
  /** Names the state of the briefing's file without reading it; `null` when there is none. */
  readonly stamp: (id: BriefingId) => Promise<string | null>;
  readonly read: (id: BriefingId) => Promise<Result<Briefing, BriefingReadFailure>>;
  readonly create: (input: NewBriefing) => Promise<Result<Briefing, StorageFailure>>;
  /**
   * Answers when the words (or newer ones) are on the disk, synced. `basedOn` is the `updatedAt` of the state that they
   * were written over: if that is no longer the present one, they are put beside it as a copy, and the answer is
   * `storage.conflict`. Left out, they take the place of whatever is there.
   */
  readonly save: (
    id: BriefingId,
    draft: { readonly header: BriefingHeader; readonly body: BriefingBody },
    basedOn?: string,
  ) => Promise<Result<Briefing, BriefingReadFailure>>;
};

/** The briefing that new words become, under an id of its own. */
export function newBriefing(world: Surroundings, input: NewBriefing): Briefing {
  const now = world.now();
  return { ...input, id: briefingId.parse(world.newId()), createdAt: now, updatedAt: now };
}

export function createBriefingStore(core: LibraryCore): BriefingStore {
  const { world, places, documents } = core;
  return {
    ids: async () => (await listIds(world, places.briefings, '.json')).map((id) => briefingId.parse(id)),

    stamp: (id) => stampOf(world, [places.briefing(id).path]),

    async read(id) {
      return missingAs<Briefing, never, 'briefing.not-found'>(await documents.read(places.briefing(id)), 'briefing.not-found');
    },

    async create(input) {
      const made = newBriefing(world, input);
      const created = await documents.create(places.briefing(made.id), made);
      if (created.ok) core.changed({ topic: 'briefings', id: made.id });
      return created;
    },

    async save(id, draft, basedOn) {
      const place = places.briefing(id);
      let ours: Briefing | null = null;
      const update = documents.update<Briefing, StorageFailure>(place, (current) => {
        const next = { ...current, header: draft.header, body: draft.body, updatedAt: world.now() };
        if (basedOn === undefined || basedOn === current.updatedAt) return ok(next);
        ours = next;
        return fail('storage.conflict', { file: `${id}.json` });
      });
      const saved = missingAs<Briefing, StorageFailure, 'briefing.not-found'>(await update, 'briefing.not-found');
      if (saved.ok) core.changed({ topic: 'briefings', id });
      if (ours === null) return saved;
      const kept = missingAs<null, never, 'briefing.not-found'>(await documents.keepBeside(place, ours), 'briefing.not-found');
      return kept.ok ? saved : kept;
    },
  };
}
