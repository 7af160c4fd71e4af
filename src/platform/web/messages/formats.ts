import type { Locale } from './locale.ts';

/** Forms of a text by number; `#` stands for the number. Which ones a language needs, CLDR says. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Numbers, dates and names as somebody reads them. */
export interface Formats {
  number(value: number): string;
  /** A share of one: 0.5 is 50 %. Shows 100 % and 0 % only where nothing is missing or there. */
  percent(share: number): string;
  /** In units of 1,000 bytes. */
  bytes(value: number): string;
  /** `currency` as ISO 4217 has it. */
  money(value: number, currency: string): string;
  date(value: Date): string;
  /** A day of a calendar (`2026-11-28`), which is the same in every zone. */
  day(value: string): string;
  /** A month of a calendar (`2026-11`). */
  month(value: string): string;
  /** Date and time; where the zone is said elsewhere. */
  time(value: Date): string;
  /** Date, time and zone. */
  moment(value: Date): string;
  /** Seconds as the two largest units of time. */
  duration(seconds: number): string;
  list(items: readonly string[]): string;
  /** The name of a BCP 47 tag; the tag itself where it has none. */
  languageName(tag: string): string;
  plural(value: number, forms: PluralForms): string;
}

const known = new Map<string, Formats>();

/** The formats of a locale; made once. */
export function formatsOf({ tag, zone }: Pick<Locale, 'tag' | 'zone'>): Formats {
  const key = `${tag} ${zone}`;
  const found = known.get(key);
  if (found) return found;
  // Tags and zones come from clients: what is kept of them stays small.
  if (known.size > 200) known.clear();
  const made = makeFormats(tag, zone);
  known.set(key, made);
  return made;
}

function makeFormats(tag: string, zone: string): Formats {
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: zone });
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  const minutes = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const time = new Intl.DateTimeFormat(tag, { ...minutes, timeZone: zone });
  const moment = new Intl.DateTimeFormat(tag, { ...minutes, timeZone: zone, timeZoneName: 'short' });
  const rules = new Intl.PluralRules(tag);
  const list = new Intl.ListFormat(tag);
  const names = new Intl.DisplayNames(tag, { type: 'language', languageDisplay: 'standard' });
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(honestShare(share)),
    bytes: (value) => formatBytes(tag, value),
    money: (value, currency) => formatMoney(tag, value, currency),
    date: (value) => date.format(value),
    day: (value) => day.format(Date.parse(value)),
    month: (value) => month.format(Date.parse(value)),
    time: (value) => time.format(value),
    moment: (value) => moment.format(value),
    duration: (seconds) => formatDuration(tag, seconds),
    list: (items) => list.format(items),
    languageName(language) {
      try {
        return names.of(language) ?? language;
      } catch {
        return language;
      }
    },
    plural: (value, forms) =>
      (forms[rules.select(value)] ?? forms.other).replaceAll('#', number.format(value)),
  };
}

/** 99.7 % is not all of it, and 0.2 % is not nothing. */
function honestShare(share: number): number {
  if (share > 0.99 && share < 1) return 0.99;
  return share > 0 && share < 0.01 ? 0.01 : share;
}

function formatBytes(tag: string, value: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  const amount = value / 1000 ** step;
  return new Intl.NumberFormat(tag, {
    ...{ style: 'unit', unit: units[step]!, unitDisplay: step === 0 ? 'long' : 'short' },
    maximumFractionDigits: step > 0 && amount < 10 ? 1 : 0,
  }).format(amount);
}

function formatMoney(tag: string, value: number, currency: string): string {
  try {
    // Sentences cost fractions of cents.
    const digits = value !== 0 && Math.abs(value) < 0.1 ? { maximumFractionDigits: 5 } : {};
    return new Intl.NumberFormat(tag, { style: 'currency', currency, ...digits }).format(value);
  } catch {
    return `${new Intl.NumberFormat(tag).format(value)} ${currency}`;
  }
}

function formatDuration(tag: string, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts: [string, number][] = [
    ['day', Math.floor(whole / 86_400)],
    ['hour', Math.floor(whole / 3_600) % 24],
    ['minute', Math.floor(whole / 60) % 60],
    ['second', whole % 60],
  ];
  const first = parts.findIndex(([, amount]) => amount > 0);
  const shown = parts.slice(first < 0 ? 3 : first).slice(0, 2);
  return shown
    .filter(([, amount], index) => amount > 0 || (index === 0 && shown.length === 1))
    .map(([unit, amount]) =>
      new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' }).format(amount),
    )
    .join(' ');
}
