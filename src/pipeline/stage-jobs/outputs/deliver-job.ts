import { expiryOf, findRunArtifact, readArtifact, releaseArtifact, storeArtifact } from '#domain/artifacts';
import type { Context } from '#domain/context';
import { extractCandidatesQueue } from '#domain/glossary';
import { isWorthLearning, learnFromRun } from '#domain/memory';
import type { Policy } from '#domain/projects';
import {
  insertDelivery,
  isPlaceholder,
  type KeptTarget,
  listTargets,
  type Run,
  replaceFindings,
  stageQueues,
} from '#domain/runs';
import type { Finding } from '#engine/findings';
import { type Certificate, certify, type Proof, proveOutput } from '#pipeline/delivery';
import { type OpenedDocument, openDocument } from '#pipeline/stage-jobs/documents';
import { endRunAndItem, failureOf, stageFinding, stageHandler } from '#pipeline/stage-jobs/handler';

/**
 * Reads source and output and proves one against the other; commits the delivery with its certificate, or blocks the
 * run and says why. Nothing of a blocked run can be downloaded as a translation.
 */
export const deliverHandler = stageHandler({
  stage: 'delivery',
  queue: stageQueues.delivery,
  async handle({ run, policy, context, commit }) {
    const output = await findRunArtifact(context, run.id, 'assembled');
    const opened = await openDocument(context, run, policy);
    if (!output || 'refused' in opened) {
      const failure = failureOf('delivery', stageFinding('segments-differ'));
      return commit((inTransaction, locked) => endRunAndItem(inTransaction, locked, 'block', { failure }));
    }
    const proof = await proveOutput({
      source: opened.taken.package,
      output: await readArtifact(context, output.id),
      document: opened.extraction.document,
      languages: opened.languages,
    });
    const targets = await listTargets(context.db, run.id);
    const findings = [...proof.findings, ...forbiddenBy(policy, run, targets)];
    const fatal = findings.find(({ severity }) => severity === 'error');
    await commit(async (inTransaction, locked) => {
      await replaceFindings(inTransaction.db, run.id, 'delivery', findings);
      const report = reportOf(locked, opened, proof, targets, findings);
      if (fatal)
        return endRunAndItem(inTransaction, locked, 'block', {
          failure: failureOf('delivery', fatal),
          report,
        });
      const certificate = certificateOf(inTransaction, locked, opened, output.sha256, report);
      await releaseArtifact(inTransaction, output);
      await storeRecord(inTransaction, locked, policy, certificate);
      await insertDelivery(inTransaction.db, {
        runId: run.id,
        artifactId: output.id,
        certificate: { ...certificate },
        deliveredAt: inTransaction.now(),
      });
      if (targets.some((target) => isWorthLearning(target, policy.learn)))
        await learnFromRun(inTransaction, locked);
      if (policy.learn !== 'never')
        await context.services.queue.send(inTransaction.db, extractCandidatesQueue, { runId: run.id });
      return endRunAndItem(inTransaction, locked, 'deliver', { report });
    });
  },
});

/** What the policy does not let pass: segments without a target, targets with findings that block. */
function forbiddenBy(policy: Policy, run: Run, targets: readonly KeptTarget[]): Finding[] {
  const found: Finding[] = [];
  const missing = run.segmentsTotal - targets.length;
  if (missing > 0) found.push(stageFinding('targets-missing', { detail: `${missing}` }));
  const blocking = new Set<string>(policy.blocking);
  const isForbidden = ({ findingCodes, verificationState, reviewStatus }: KeptTarget): boolean =>
    findingCodes.some((code) => blocking.has(code)) ||
    reviewStatus === 'rejected' ||
    (verificationState === 'failed' && reviewStatus !== 'approved');
  const forbidden = targets.filter(isForbidden);
  if (forbidden.length > 0) {
    const codes = [...new Set(forbidden.flatMap(({ findingCodes }) => findingCodes))].join(', ');
    const detail = `${forbidden.length} targets; ${codes}`;
    found.push(stageFinding('blocked-by-policy', { detail }));
  }
  return found;
}

function reportOf(
  run: Run,
  { extraction, taken }: OpenedDocument,
  proof: Proof,
  targets: readonly KeptTarget[],
  findings: readonly Finding[],
): Record<string, unknown> {
  return {
    source: { sha256: taken.sha256, language: run.sourceLanguage, bytes: taken.package.bytes.length },
    target: { language: run.targetLanguage },
    segments: {
      total: run.segmentsTotal,
      translated: targets.filter((target) => !isPlaceholder(target)).length,
    },
    resultSources: countBy(targets, ({ resultSource }) => resultSource),
    verification: countBy(targets, ({ verificationState }) => verificationState),
    review: countBy(targets, ({ reviewStatus }) => reviewStatus),
    coverage: extraction.document.coverage,
    reconciliation: proof.reconciliation,
    findings,
  };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

function certificateOf(
  context: Context,
  run: Run,
  { taken }: OpenedDocument,
  outputSha256: string,
  report: Record<string, unknown>,
): Certificate {
  return certify(context.services.secrets, {
    runId: run.id,
    versionId: run.versionId,
    policyId: run.policyId,
    sourceSha256: taken.sha256,
    outputSha256,
    deliveredAt: context.now().toISOString(),
    report,
  });
}

async function storeRecord(
  context: Context,
  run: Run,
  policy: Policy,
  certificate: Certificate,
): Promise<void> {
  await storeArtifact(context, {
    projectId: run.projectId,
    versionId: run.versionId,
    runId: run.id,
    kind: 'certificate',
    name: 'certificate.json',
    mediaType: 'application/json',
    content: Buffer.from(JSON.stringify(certificate, null, 2)),
    retention: 'record',
    expiresAt: expiryOf(policy.retention.record, context.now()),
  });
}
