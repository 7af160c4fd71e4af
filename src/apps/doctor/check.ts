/** What came of one check, and where it is not well, what to do. */
export interface Check {
  readonly name: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly found: string;
  readonly action?: string;
}

export const ok = (name: string, found: string): Check => ({ name, state: 'ok', found });
export const warn = (name: string, found: string, action: string): Check => ({
  ...{ name, state: 'warn', found, action },
});
export const fail = (name: string, found: string, action: string): Check => ({
  ...{ name, state: 'fail', found, action },
});

/** A check whose own failure is what was found. */
export async function failing(
  name: string,
  action: string,
  run: () => Promise<readonly Check[]>,
): Promise<readonly Check[]> {
  try {
    return await run();
  } catch (error) {
    const { message, action: own } = error as { message?: string; action?: string };
    return [fail(name, message || String(error), own ?? action)];
  }
}
