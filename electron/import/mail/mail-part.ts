import PostalMime from 'postal-mime';

/** One part of a mail as postal-mime parts it: its header, its bytes without transfer encoding, and the parts within it. */
export type MailPart = {
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string | undefined>> };
    readonly multipart: string | false;
  };
  readonly contentDisposition: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string | undefined>> };
  };
  readonly childNodes: readonly MailPart[];
  readonly content: ArrayBuffer | null;
  /** Joins the lines of a text that was wrapped on the way (RFC 3676). */
  readonly decodeFlowedText: (text: string, withoutSpaces: boolean) => string;
};

/** Parts lie this deep at most, and their headers are no longer than this, in bytes. */
const deepest = 50;
const longestHeaders = 1024 * 1024;

/**
 * The parts of a mail; `null` when they lie too deep in each other or have more header than any mail. The tree itself is
 * taken and not the mail that postal-mime makes of it, because that is decoded by the runtime's TextDecoder already
 * (`decode-as.ts` says why that will not do). It is not part of the package's declared types: the version is exact.
 */
export async function partsOf(bytes: Uint8Array): Promise<MailPart | null> {
  const parser = new PostalMime({ forceRfc822Attachments: true, maxNestingDepth: deepest, maxHeadersSize: longestHeaders });
  try {
    await parser.parse(bytes);
  } catch {
    return null;
  }
  return (parser as unknown as { readonly root: MailPart }).root;
}

/** Bytes of a part; none for one that holds parts. */
export function bytesOf(part: MailPart): Uint8Array {
  return new Uint8Array(part.content ?? new ArrayBuffer(0));
}

/** The name of a part's type, in small letters: `text/plain`. */
export function typeOf(part: MailPart): string {
  return part.contentType.parsed.value.toLowerCase();
}

/** The first header field of that name, as it stands; the empty string without one. */
export function fieldOf(part: MailPart, name: string): string {
  return part.headers.find(({ key }) => key === name)?.value ?? '';
}
