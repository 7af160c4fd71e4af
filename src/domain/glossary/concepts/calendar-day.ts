import { z } from 'zod';

/** A day that there is, `YYYY-MM-DD`. PostgreSQL knows no year 0. */
export const calendarDay = z.iso.date().refine((day) => !day.startsWith('0000'), {
  error: 'is no day of the calendar',
  params: { fault: 'no-day' },
});
