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
  /** Bytes that an archive may become, counted while it is unpacked and never believed. */
  inflated: 200 * 1024 * 1024,
  /** How many times larger than itself an archive may become. */
  inflationRatio: 200,
  /** Files in one archive. */
  entries: 2_000,
  /** How deep elements of XML or HTML may lie in each other, and how many there may be. */
  depth: 256,
  nodes: 300_000,
  /** Pages of one document. */
  pages: 2_000,
  /** Milliseconds until the importing process is ended. */
  timeout: 20_000,
  /** Bytes of memory that the importing process may hold until it is ended. */
  memory: 512 * 1024 * 1024,
  /** Pixels of one picture; what its header states is believed only where it is too much. */
  picturePixels: 25_000_000,
  /** Pictures of one article, the bytes that they take together as they are stored, and the milliseconds after which no further one is begun. */
  pictures: 200,
  pictureBytes: 30 * 1024 * 1024,
  pictureTime: 20_000,
  /** Bytes of memory that the process which draws pictures may hold: the largest picture takes 600 MB. */
  pictureMemory: 768 * 1024 * 1024,
  /** Previews that wait for a decision, and the bytes of their originals and pictures together; beyond either the oldest is dropped. */
  waitingPreviews: 20,
  waitingBytes: 150 * 1024 * 1024,
} as const;
