declare module 'stopword' {
  /** Lists of lower-case words by ISO 639-3 code, and some other names. */
  const lists: Readonly<Record<string, readonly string[] | ((...input: never[]) => unknown)>>;
  export = lists;
}
