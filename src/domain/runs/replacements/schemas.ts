import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** What is looked for, as a query says it. */
export const wordQuery = {
  find: z.string().min(1).max(200).describe('Words as they are written in targets.'),
  replaceWith: z.string().max(1000).default('').describe('Plain text; marks in it are text.'),
  matchCase: flag.default(false),
  wholeWords: flag.default(false).describe('Whether no letter or digit may stand beside it.'),
};

/** The same as a body says it. */
export const wordBody = {
  ...wordQuery,
  matchCase: z.boolean().default(false),
  wholeWords: z.boolean().default(false).describe('Whether no letter or digit may stand beside it.'),
};

export const sourceField = {
  source: z.string().min(1).max(500).optional().describe('Part of the source, in any case.'),
};
