import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { scopeQuery } from './api.ts';
import { reportQuality } from './report-quality.ts';

const quality = z
  .object({
    provider: z.string(),
    model: z.string().nullable(),
    segments: z.int().describe('That it answered for'),
    approved: z.int(),
    untouched: z.int().describe('Of the approved those that nobody wrote anew'),
    edited: z.int().describe('That people wrote anew'),
    changed: z
      .number()
      .nullable()
      .describe('How far approved targets are from what it gave, 0 to 100 points over words, on average'),
    omissions: z.int().describe('Segments of which something is missing in what it gave'),
    codesLost: z.int(),
    codesRepaired: z.int(),
    findings: z.array(z.object({ code: z.string(), segments: z.int(), perThousand: z.number() })),
  })
  .meta({ id: 'ModelQuality' });

export const qualityRoute = defineRoute({
  method: 'GET',
  path: '/reports/quality',
  operationId: 'reportQuality',
  summary:
    'Says how good what each model gave was: omissions, lost codes, findings, and how much people changed.',
  tag: 'Reports',
  ability: 'house.read',
  query: scopeQuery,
  response: z.object({ models: z.array(quality).describe('Most segments first') }),
  problems: ['project-unknown'],
  async handle(context, { query }) {
    const models = await reportQuality(context, query);
    return { models: models.map((model) => ({ ...model, findings: [...model.findings] })) };
  },
});
