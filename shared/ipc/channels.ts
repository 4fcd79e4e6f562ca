/** Names of the calls a renderer may make. Kept apart from the rows so that the preload script needs no schema library. */
export const requestNames = [
  'app.info',
  'app.ready-to-quit',
  'app.stay-open',
  'app.report-error',
  'commands.answered',
  'page.keep',
  'page.kept',
  'page.ready',
  'settings.read',
  'settings.update',
  'library.status',
  'library.choose',
  'library.create',
  'library.update-settings',
  'library.show-folder',
  'article.list',
  'article.read',
  'article.update-meta',
  'article.correct-text',
  'article.trash',
  'import.preview-text',
  'import.preview-file',
  'import.store',
  'import.discard',
  'annotation.create',
  'annotation.update',
  'annotation.trash',
  'evidence.list',
  'briefing.list',
  'briefing.create',
  'briefing.read',
  'briefing.save',
  'briefing.trash',
  'briefing.typeset',
  'briefing.export-pdf',
  'export.show-file',
  'support.save',
  'support.show',
  'trash.list',
  'trash.restore',
] as const;

/** Names of what the main process tells a renderer. */
export const eventNames = ['command.run', 'save.state', 'library.changed', 'app.before-quit', 'app.problem', 'process.restarted'] as const;

export type RequestName = (typeof requestNames)[number];
export type EventName = (typeof eventNames)[number];
