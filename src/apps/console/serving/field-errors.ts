import { z } from 'zod';
import { faultsIn, formatFaultsIn, sayWithin, troubleSayer } from '#apps/console/wording';
import type { Locale } from '#platform/web/messages';
import type { Fault } from '#platform/web/pages';
import { servingMessages } from './messages.ts';

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>;

const zodLocales = { en: z.locales.en(), de: z.locales.de() };

/** What is wrong, by field, in the words of whoever reads it; of several faults of a field the first. */
export function fieldErrors(issues: readonly Issue[], locale: Locale): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of issues.slice(0, 50)) {
    const field = String(issue.path[0] ?? '');
    errors[field] ??= sayIssue(issue, locale);
  }
  return errors;
}

/** One fault in the words of whoever reads it. */
function sayIssue(issue: Issue, locale: Locale): string {
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
      if (issue.expected === 'int') return say.notWhole;
      return issue.expected === 'number' ? say.notNumber : say.wrongForm;
    case 'invalid_format':
      return wrongFormat(issue, locale);
    case 'invalid_key':
      return issue.issues[0] ? sayIssue(issue.issues[0] as Issue, locale) : say.wrongForm;
    case 'unrecognized_keys':
      return say.unknownNames(issue.keys.join(', '));
    case 'invalid_value':
    case 'invalid_union':
      return say.notChoice;
    case 'custom':
      return sayFault(issue, locale);
    default:
      return say.wrongForm;
  }
}

function tooSmall(issue: IssueOf<'too_small'>, locale: Locale): string {
  const say = servingMessages(locale);
  const least = Number(issue.minimum);
  if (issue.origin === 'string') return least === 1 ? say.missing : say.tooShort(least);
  return issue.origin === 'array' ? say.tooFew(least) : say.tooSmall(least);
}

function wrongFormat(issue: IssueOf<'invalid_format'>, locale: Locale): string {
  const say = servingMessages(locale);
  if (issue.format === 'email') return say.notEmail;
  if (issue.format === 'url') return say.notAddress;
  const general = zodLocales[locale.language].localeError(issue as never) as string;
  const isOwn = issue.message !== zodLocales.en.localeError(issue as never);
  return (
    formatFaultsIn[locale.language][issue.message] ??
    (isOwn && locale.language === 'en' ? issue.message : general)
  );
}

/** A fault of Verso's own: by its code, by its finding, or as the schema of the whole found it in a part. */
function sayFault({ message, params = {} }: IssueOf<'custom'>, locale: Locale): string {
  const { fault, finding, within, place }: Fault = params;
  const told = within
    ? sayPart(within, locale)
    : finding
      ? troubleSayer({}, locale.language)(finding).when
      : (faultsIn[locale.language][fault ?? ''] ?? sayWithin(message, locale.language));
  return place ? `${place}: ${told}` : told;
}

/** A fault of a schema that was asked with `reportInput`, for whoever had no list to choose from: of JSON, of an address. */
export function sayPart(issue: Issue, locale: Locale): string {
  if (issue.code !== 'invalid_value') return sayIssue(issue, locale);
  return servingMessages(locale).notOneOf(issue.values.map(String).join(', '));
}
