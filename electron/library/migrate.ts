import type { Migration } from '../../shared/migrations/migration';

/** A body of format `from` (from 1), brought step by step to the newest; `migrations[0]` leads from 1 to 2, and so on. */
export function migrateBody(migrations: readonly Migration[], from: number, body: unknown): unknown {
  return migrations.slice(from - 1).reduce((current, step) => step(current), body);
}
