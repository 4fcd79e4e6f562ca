/**
 * How much an import may hold before it is refused with `import.too-large`, and how long it may
 * take. The numbers keep one hostile or mistaken file from making the application unusable.
 */
export const importLimits = {
  /** Bytes of a file, or of a paste in UTF-16. */
  bytes: 50 * 1024 * 1024,
  /** UTF-16 code units of text after decoding: about 1,700,000 words, ten times the longest report. */
  textLength: 10 * 1024 * 1024,
  /** Blocks of one text. */
  blocks: 300_000,
  /** Milliseconds until the importing process is ended. */
  timeout: 20_000,
  /** Previews that wait for a decision, and the bytes of their originals together; beyond either the oldest is dropped. */
  waitingPreviews: 20,
  waitingBytes: 150 * 1024 * 1024,
} as const;
