/** The small parser for tidy mark-up that comes with Readability, which brings no types for it. */
declare module '@mozilla/readability/JSDOMParser' {
  type PageDocument = ConstructorParameters<typeof import('@mozilla/readability').Readability>[0];
  const JsdomParser: new () => {
    /** `address` stands for the page's own: relative links are completed with it. */
    parse(markup: string, address: string): PageDocument;
  };
  export = JsdomParser;
}
