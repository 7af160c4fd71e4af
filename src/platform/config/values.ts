import { z } from 'zod';

/** Readers of texts in environment variables; each says in its error what it takes. */

export const text = z.string().min(1, 'must not be empty');

export const address = (...protocols: readonly string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)),
      `must be an address that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    );

export const whole = (least: number, most: number) =>
  z
    .string()
    .refine(
      (value) => /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);

export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `must be ${values.join(' or ')}`);

export const flag = choice(['true', 'false']).transform((value) => value === 'true');

export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

export const words = z.string().transform((value) => value.split(/\s+/).filter(Boolean));

export const choices = <const T extends readonly [string, ...string[]]>(values: T) =>
  list.pipe(z.array(choice(values)).min(1, `must name some of ${values.join(', ')}`));

/** `name=value` pairs parted by semicolons; names may hold commas and equals signs, as those of directories do. */
export const pairs = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((text) =>
      text
        .split(';')
        .map((pair) => pair.trim())
        .filter(Boolean),
    )
    .refine(
      (all) =>
        all.every(
          (pair) =>
            values.includes(pair.slice(pair.lastIndexOf('=') + 1).trim()) && pair.lastIndexOf('=') > 0,
        ),
      `must be pairs such as name=${values[0]}, parted by semicolons, with one of ${values.join(', ')} each`,
    );
