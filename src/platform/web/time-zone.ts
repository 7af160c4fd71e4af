import { z } from 'zod';
import { isZone } from '#platform/web/messages';

/** A parameter: the IANA time zone whose days and months are meant; UTC by default. */
export const timeZone = z
  .string()
  .refine(isZone, { error: 'is no time zone', params: { fault: 'no-zone' } })
  .default('UTC')
  .describe('IANA time zone of days and months, such as `Europe/Berlin`.');
