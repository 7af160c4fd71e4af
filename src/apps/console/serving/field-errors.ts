import { z } from 'zod';
import { sayWithin } from '#apps/console/wording';
import type { Locale } from '#platform/web/messages';
import { servingMessages } from './messages.ts';

type Issue = z.core.$ZodIssue;

const zodLocales = { en: z.locales.en(), de: z.locales.de() };

/** What is wrong, by field, in the words of whoever reads it; of several faults of a field the first. */
export function fieldErrors(issues: readonly Issue[], locale: Locale): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of issues.slice(0, 50)) {
    const field = String(issue.path[0] ?? '');
    errors[field] ??= messageFor(issue, locale);
  }
  return errors;
}

function messageFor(issue: Issue, locale: Locale): string {
  const say = servingMessages(locale);
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue, locale);
    case 'too_big': {
      const most = Number(issue.maximum);
      if (issue.origin === 'string') return say.tooLong(most);
      return issue.origin === 'array' ? say.tooMany(most) : say.tooLarge(most);
    }
    case 'invalid_type':
      if (issue.input === undefined) return say.missing;
      return /^(number|int)$/.test(issue.expected) ? say.notNumber : say.wrongForm;
    case 'invalid_format':
      if (issue.format === 'email') return say.notEmail;
      return issue.format === 'url'
        ? say.notAddress
        : (zodLocales[locale.language].localeError(issue as never) as string);
    case 'invalid_value':
    case 'invalid_union':
      return say.notChoice;
    case 'custom':
      return sayWithin(issue.message, locale.language);
    default:
      return say.wrongForm;
  }
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, locale: Locale): string {
  const say = servingMessages(locale);
  const least = Number(issue.minimum);
  if (issue.origin === 'string') return least === 1 ? say.missing : say.tooShort(least);
  return issue.origin === 'array' ? say.tooFew(least) : say.tooSmall(least);
}
