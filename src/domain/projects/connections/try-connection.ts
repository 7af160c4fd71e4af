import type { Context } from '#domain/context';
import { currentPolicy } from '#domain/projects/policies';
import { textWithoutCodes } from '#engine/inline';
import { Problem } from '#platform/problems';
import { ProviderError } from '#platform/providers';
import { findConnection, requireAdministration } from './connections.ts';
import { openConnection } from './open-connection.ts';
import { chargeConnection, refuseOverspending } from './spending.ts';

export interface ConnectionTrial {
  readonly succeeded: boolean;
  /** Whether it was asked: one that does not translate between these languages is not. */
  readonly wasAsked: boolean;
  readonly milliseconds: number;
  /** What a person can read of the failure; never a key. */
  readonly failure?: string;
}

const sentence = 'The contract is signed by both parties.';

/** Translates one fixed sentence and says how that went; a failing service is an answer, not an error. */
export async function tryConnection(
  context: Context,
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<ConnectionTrial> {
  const { projectId } = await findConnection(context, id);
  requireAdministration(context, projectId);
  const start = performance.now();
  const end = (
    rest: Omit<ConnectionTrial, 'milliseconds' | 'wasAsked'>,
    wasAsked = true,
  ): ConnectionTrial => ({
    ...{ ...rest, wasAsked },
    milliseconds: Math.round(performance.now() - start),
  });
  try {
    await refuseOverspending(context, id);
    const policy = projectId === null ? undefined : (await currentPolicy(context, projectId)).body;
    const { provider } = await openConnection(context, id, policy);
    try {
      if (!provider.limits.supports(from, to))
        return end({ succeeded: false, failure: `it does not translate ${from} to ${to}` }, false);
      const segments = [{ id: '1', source: textWithoutCodes(sentence) }];
      const signal = AbortSignal.timeout(20_000);
      const { answers, call } = await provider.translate({
        segments,
        sourceLanguage: from,
        targetLanguage: to,
        signal,
      });
      await chargeConnection(context, id, [call]);
      return end(answers.size === 1 ? { succeeded: true } : { succeeded: false, failure: 'no answer' });
    } finally {
      provider.close?.();
    }
  } catch (error) {
    if (error instanceof ProviderError)
      return end({ succeeded: false, failure: `${error.kind}: ${error.message}` });
    if (error instanceof Problem) return end({ succeeded: false, failure: error.message });
    if (error instanceof DOMException) return end({ succeeded: false, failure: 'it does not answer' });
    throw error;
  }
}
