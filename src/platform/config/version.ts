import { readFileSync } from 'node:fs';

/** The version of Verso, from its package. */
export function version(): string {
  const { version: value } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  return value;
}
