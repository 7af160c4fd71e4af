import type { Finding, FindingCatalogue } from './finding.ts';

interface Occurrence {
  readonly detail?: string;
  readonly part?: string;
  readonly place?: string;
}

/**
 * Turns a room's catalogue of finding codes into the function that makes its findings, so that severity and
 * advice are written once and an unknown code does not compile. The catalogue stays readable as `.catalogue`.
 *
 * @example
 * const finding = defineFindings({ 'zip-truncated': { severity: 'error', when: 'The file ends early.', action: 'Send it again.' } });
 * finding('zip-truncated', { detail: '40 bytes are missing' });
 */
export function defineFindings<const C extends FindingCatalogue>(catalogue: C) {
  const make = (code: keyof C & string, { detail, part, place }: Occurrence = {}): Finding => {
    const { severity, when, action } = catalogue[code]!;
    return {
      code,
      severity,
      message: detail ? `${when} (${detail})` : when,
      action,
      ...(part !== undefined && { part }),
      ...(place !== undefined && { place }),
    };
  };
  return Object.assign(make, { catalogue });
}
