/** How refusals are worded where the catalogue, which speaks to programs and in English, is not enough; by code. */
export type Wording = Readonly<Record<string, { readonly when?: string; readonly action?: string }>>;
