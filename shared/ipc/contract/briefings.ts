import { z } from 'zod';
import { annotationId, briefingId, instant } from '../../core/ids';
import { briefing, briefingHeader, briefingTemplate } from '../../domain/briefing';
import { briefingBody } from '../../domain/briefing-body';
import { briefingRow } from '../../domain/rows';
import { storageErrors } from '../error-code';
import { bytes, nothing, type Rows } from './row';

/** Briefings, their pages and their export. */
export const briefingCalls = {
  /** All briefings, last changed first. */
  'briefing.list': { args: nothing, result: z.array(briefingRow), errors: [] },
  'briefing.create': { args: z.strictObject({ template: briefingTemplate }), result: briefing, errors: storageErrors },
  'briefing.read': {
    args: z.strictObject({ id: briefingId }),
    result: briefing,
    errors: ['briefing.not-found', ...storageErrors],
  },
  /**
   * Answers when the words are on the disk, synced. `basedOn`: the `updatedAt` of the state that they were written over;
   * when somebody else has changed that, they are kept beside it and the answer is `storage.conflict`.
   */
  'briefing.save': {
    args: z.strictObject({ id: briefingId, header: briefingHeader, body: briefingBody, basedOn: instant.exactOptional() }),
    result: briefing,
    errors: ['briefing.not-found', ...storageErrors],
  },
  'briefing.trash': { args: z.strictObject({ id: briefingId }), result: nothing, errors: ['briefing.not-found', ...storageErrors] },
  /** Sets the draft as the very PDF that an export would write. `footnotes` and `pages` are counted from it. */
  'briefing.typeset': {
    args: z.strictObject({ id: briefingId, header: briefingHeader, body: briefingBody }),
    result: z.strictObject({ pdf: bytes, pages: z.int(), footnotes: z.int(), lostCitations: z.array(annotationId) }),
    errors: ['briefing.not-found', ...storageErrors, 'export.typeset', 'export.process'],
  },
  /** Asks where to, and writes the PDF of the saved briefing. */
  'briefing.export-pdf': {
    args: z.strictObject({ id: briefingId }),
    result: z.strictObject({
      token: z.string(),
      fileName: z.string(),
      folder: z.string(),
      pages: z.int(),
      footnotes: z.int(),
      bytes: z.int(),
    }),
    errors: [
      'briefing.not-found',
      ...storageErrors,
      'export.cancelled',
      'export.no-title',
      'export.typeset',
      'export.process',
      'export.read-only',
      'export.disk-full',
      'export.denied',
      'export.io',
    ],
  },

  /** Shows an exported file in the system's file manager; `token` comes from the export. */
  'export.show-file': { args: z.strictObject({ token: z.string() }), result: nothing, errors: ['export.io'] },
} as const satisfies Rows<'briefing' | 'export'>;
