/** Elements that begin and end a line of their own (HTML 15.3), and those that stand beside others like boxes. */
export const blockTags: ReadonlySet<string> = new Set(
  `address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2
  h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary
  table caption colgroup tbody td tfoot th thead tr ul xmp button select textarea iframe object video audio svg foreignobject desc
  applet marquee template noscript head text`.split(/\s+/),
);

/** Contents that are no words: programs, looks, data. */
export const wordlessTags: ReadonlySet<string> = new Set([
  'script',
  'style',
  'link',
  'meta',
  'title',
  'base',
  'iframe',
  'frame',
  'portal',
  'embed',
  'param',
  'source',
  'track',
  'defs',
  'metadata',
  'desc',
  'annotation',
  'annotation-xml',
]);

/** Parts of a form that are worked, not read. */
export const controlTags: ReadonlySet<string> = new Set(['button', 'select', 'textarea', 'option', 'optgroup', 'datalist']);

export const headingLevels: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

export const listTags: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir']);

export const preformattedTags: ReadonlySet<string> = new Set(['pre', 'listing', 'xmp', 'plaintext', 'textarea']);
