import { timingSafeEqual } from 'node:crypto';
import type { Context } from '#domain/context';
import { artifactState } from './artifact.ts';
import { findArtifact } from './find-artifact.ts';
import { artifactProblem } from './problems.ts';

export interface SignedLink {
  /** Seconds since 1970. */
  readonly expires: number;
  readonly signature: string;
}

const purpose = 'artifact-download';

export const longestLink = 7 * 86_400;

/**
 * An address below the origin of the house that gives the content to whoever has it, for at most a week. It opens nothing
 * else. Refuses with `artifact-expired` where there is nothing to give any more.
 */
export async function linkToArtifact(
  context: Context,
  id: string,
  { seconds }: { readonly seconds: number },
): Promise<{ url: string; expiresAt: Date }> {
  if (!(seconds >= 1 && seconds <= longestLink))
    throw new RangeError(`A link is valid for 1 to ${longestLink} seconds.`);
  const artifact = await findArtifact(context, id);
  if (artifact.kind === 'assembled') throw artifactProblem('artifact-unreleased', { detail: id });
  if (artifactState(artifact, context.now()) === 'expired')
    throw artifactProblem('artifact-expired', { detail: id });
  const expires = Math.floor(context.now().getTime() / 1000) + Math.floor(seconds);
  const signature = sign(context, artifact.id, expires);
  const url = `/api/v1/artifacts/${artifact.id}/content?expires=${expires}&signature=${signature}`;
  return { url, expiresAt: new Date(expires * 1000) };
}

/** The same, noted in the audit: a link lets people in who have no account. */
export async function giveOutLink(
  context: Context,
  id: string,
  { seconds }: { readonly seconds: number },
): Promise<{ url: string; expiresAt: Date }> {
  const link = await linkToArtifact(context, id, { seconds });
  const { projectId } = await findArtifact(context, id);
  context.record({
    action: 'artifacts.give-out-link',
    subject: { kind: 'artifact', id },
    projectId,
    after: { expiresAt: link.expiresAt },
  });
  return link;
}

/** The signature first: only who has a real link learns that it is over. */
export function requireValidLink(context: Context, id: string, { expires, signature }: SignedLink): void {
  const given = Buffer.from(signature);
  const expected = Buffer.from(sign(context, id, expires));
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw artifactProblem('download-link-invalid');
  if (context.now().getTime() >= expires * 1000) throw artifactProblem('download-link-expired');
}

const sign = ({ services }: Context, id: string, expires: number): string =>
  services.secrets.sign(`${id.toLowerCase()} ${expires}`, purpose);
