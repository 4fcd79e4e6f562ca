/**
 * Asks one question at a time: those that come while an answer is on its way are asked together, once more, after it. So many
 * changes in a row cost two questions, and the last answer is never older than the last change.
 */
export function oneAtATime(ask: () => Promise<void>): () => Promise<void> {
  let asking = false;
  let again = false;
  return async () => {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      await ask();
    }
    asking = false;
  };
}
