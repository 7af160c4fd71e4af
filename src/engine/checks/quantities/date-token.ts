/** A date as a text writes it, with every way to read it. */
export interface DateToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `year-month-day`; the year is empty where it is not written, else its last two digits. */
  readonly readings: readonly string[];
}

/** Adds a reading where it is a possible day. */
export function addReading(readings: string[], year: string, month: string, day: string): void {
  const m = Number(month);
  const d = Number(day);
  if (m < 1 || m > 12 || d < 1 || d > 31 || year.length === 1 || year.length === 3) return;
  const reading = `${year.slice(-2)}-${m}-${d}`;
  if (!readings.includes(reading)) readings.push(reading);
}
