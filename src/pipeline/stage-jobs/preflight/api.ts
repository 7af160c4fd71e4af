import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { languageTag } from '#platform/web';
import { preflightVersion } from './preflight-version.ts';

const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  action: z.string(),
  part: z.string().optional(),
  place: z.string().optional(),
});

const preflight = z
  .object({
    versionId: z.uuid(),
    sourceLanguage: z.string(),
    targetLanguage: z.string(),
    segments: z.int(),
    words: z.int(),
    bands: z
      .array(z.object({ band: z.string(), segments: z.int(), words: z.int() }))
      .describe('Words by their best match; `carried_over` is what an earlier run has approved.'),
    connection: z
      .object({ name: z.string(), provider: z.string(), model: z.string().nullable() })
      .nullable()
      .describe('Who would be asked first; null where nobody may be.'),
    obstacle: z
      .object({ code: z.string(), message: z.string(), action: z.string() })
      .nullable()
      .describe('Why it cannot be asked just now.'),
    calls: z.int(),
    usage: z
      .object({
        characters: z.number(),
        inputTokens: z.number().optional(),
        outputTokens: z.number().optional(),
        price: z.number().optional(),
        currency: z.string().optional(),
      })
      .describe('What these calls would use, if all goes well; the price where rates are known.'),
    coverage: z
      .array(
        z.object({
          part: z.string(),
          node: z.string(),
          disposition: z.enum(['translated', 'protected', 'skipped']),
          rule: z.string(),
          nodes: z.int(),
          characters: z.int(),
        }),
      )
      .describe('Every text of the document once, with the rule that decided about it.'),
    findings: z.array(finding),
  })
  .meta({ id: 'Preflight' });

export const routes = [
  defineRoute({
    method: 'POST',
    path: '/versions/:versionId/preflights',
    operationId: 'preflightVersion',
    summary: 'Say what translating a version would take, before anything is sent or paid',
    tag: 'Runs',
    ability: 'project.operate',
    status: 200,
    transaction: false,
    params: z.object({ versionId: z.uuid() }),
    body: z.strictObject({ targetLanguage: languageTag }),
    response: preflight,
    problems: ['version-unknown', 'artifact-expired', 'artifact-missing'],
    example: { body: { targetLanguage: 'de' } },
    async handle(context, { params, body, signal }) {
      const found = await preflightVersion(context, { ...params, ...body, signal });
      const findings = found.findings.map(({ code, severity, message, action, part, place }) => ({
        ...{ code, severity, message, action },
        ...(part !== undefined && { part }),
        ...(place !== undefined && { place }),
      }));
      return { ...found, bands: [...found.bands], coverage: [...found.coverage], findings };
    },
  }),
];
