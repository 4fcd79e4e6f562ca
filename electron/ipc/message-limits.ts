/**
 * How much one message of a window may hold. Above that a window is out of its mind or not ours any
 * more, and reading on would only cost memory.
 */
export const messageLimits = {
  /** Bytes: the largest file that can be imported (50 MiB), with room to spare. */
  bytes: 64 * 1024 * 1024,
  /**
   * Levels of objects within objects. A list inside a list of a briefing takes four, so these are more
   * than a hundred lists within each other; schemas call themselves for each level, and the stack of the
   * main process ends at some thousands.
   */
  depth: 500,
} as const;

/** What a value costs beside its text and bytes. */
const bytesPerValue = 16;

/**
 * Whether a message keeps within `messageLimits`. Counts what it holds as a tree, so that a part that is
 * named twice counts twice and one that holds itself is too deep: the contract's schemas read it that way.
 * Stops at the limit, so a message of any size is judged in a fraction of a second.
 */
export function keepsLimits(message: unknown, limits: { readonly bytes: number; readonly depth: number } = messageLimits): boolean {
  let left = limits.bytes;
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: message, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    left -= ownBytes(value);
    if (left < 0 || depth > limits.depth) return false;
    const parts = partsOf(value);
    // Before they are queued: a list of a hundred million empty places holds nothing yet.
    if (parts.length * bytesPerValue > left) return false;
    for (const part of parts) waiting.push({ value: part, depth: depth + 1 });
  }
  return true;
}

function ownBytes(value: unknown): number {
  if (typeof value === 'string') return bytesPerValue + value.length * 2;
  if (typeof value === 'bigint') return bytesPerValue + value.toString(16).length;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return bytesPerValue + value.byteLength;
  return bytesPerValue;
}

/** What a value holds, as far as it travels between processes. */
function partsOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  if (value instanceof Map) return [...value].flat();
  if (value instanceof Set) return [...value];
  if (Array.isArray(value)) return value;
  return Object.entries(value).flat();
}
