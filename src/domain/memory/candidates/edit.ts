import type { Context } from '#domain/context';
import { lockImport, type MemoryImport } from '#domain/memory/imports';
import { encodeUnit, type NewUnit, signUnits, sourceHashOf, targetHashOf } from '#domain/memory/retrieval';
import { listMet, openJudging } from '#domain/memory/staging';
import { applyEdit, type CandidateEdit } from '#engine/candidates';
import { type InlineText, parseMarkedText, plainText } from '#engine/inline';
import { type CandidateChoice, type CandidateRow, updateTexts } from './candidate-rows.ts';
import { chooseCandidates } from './choose-candidates.ts';
import { auditable, lockCandidate, reviewerOf } from './decide.ts';
import { candidateProblem } from './problems.ts';
import { replaceFlags } from './replace-flags.ts';

export interface OneEdit {
  readonly importId: string;
  readonly candidateId: string;
  /** With codes as marks: `Press <1>Start</1>`; what is left out stays. */
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly revision: number | undefined;
}

/** Writes a candidate anew; its flags follow. Refuses with `candidate-exists` what there is already. */
export async function editCandidate(context: Context, edit: OneEdit): Promise<void> {
  const { found, row } = await lockCandidate(context, edit);
  const { source, target } = row.unit;
  const codes = new Map([...source.codes, ...target.codes]);
  const unit = {
    ...row.unit,
    ...(edit.source !== undefined && { source: readText(edit.source, codes) }),
    ...(edit.target !== undefined && { target: readText(edit.target, codes) }),
    changedAt: context
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    changedBy: context.actor.id,
  };
  const written = await writeEdited(context, found, [{ row, unit }], true);
  if (written === 0) throw candidateProblem('candidate-exists');
  context.record({
    action: 'memory.edit-candidates',
    subject: { kind: 'import', id: found.id },
    projectId: found.projectId,
    after: { candidates: 1, candidate: row.id },
  });
}

/**
 * Edits all candidates that are meant alike; how many changed. Those that the edit does not touch, or would make the same
 * as others, are left as they are.
 */
export async function editCandidates(
  context: Context,
  importId: string,
  choice: CandidateChoice,
  edit: CandidateEdit,
): Promise<{ edited: number; left: number }> {
  const found = await lockImport(context, importId, 'project.review', ['reviewing']);
  let [edited, chosen] = [0, 0];
  for await (const rows of chooseCandidates(context, importId, choice)) {
    const changed = rows.flatMap((row) => {
      const unit = applyEdit(row.unit, edit);
      return unit ? [{ row, unit }] : [];
    });
    edited += await writeEdited(context, found, changed, choice.ids !== undefined);
    chosen += rows.length;
  }
  context.record({
    action: 'memory.edit-candidates',
    subject: { kind: 'import', id: importId },
    projectId: found.projectId,
    after: { candidates: edited, kind: edit.kind, rule: auditable(choice.rule) },
  });
  return { edited, left: chosen - edited };
}

interface Edited {
  readonly row: CandidateRow;
  readonly unit: NewUnit;
}

async function writeEdited(
  context: Context,
  found: MemoryImport,
  edited: readonly Edited[],
  isLookedAt: boolean,
): Promise<number> {
  let written = 0;
  for (const [bookId, some] of Map.groupBy(edited, ({ row }) => row.bookId))
    written += await writeInBook(context, found, bookId, some, isLookedAt);
  return written;
}

async function writeInBook(
  context: Context,
  found: MemoryImport,
  bookId: number,
  edited: readonly Edited[],
  isLookedAt: boolean,
): Promise<number> {
  const { db } = context;
  const hashed = edited.map(({ row, unit }) => ({
    ...{ id: row.id, row, unit },
    sourceHash: sourceHashOf(unit.source),
    targetHash: targetHashOf(unit.target),
  }));
  const met = await listMet(db, { bookId, importId: found.id, asked: hashed });
  const isTaken = ({ place, ofImport, isActive }: (typeof met)[number]): boolean =>
    isActive || (ofImport !== null && ofImport !== hashed[place]!.id);
  const taken = new Set(met.filter(isTaken).map(({ place }) => place));
  const seen = new Set<string>();
  const fresh = hashed.filter(({ sourceHash, targetHash }, place) => {
    const key = `${sourceHash} ${targetHash}`;
    if (taken.has(place) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const rows = fresh.map(({ id, unit, sourceHash, targetHash }) => ({
    ...{ id, sourceHash, targetHash, unit: encodeUnit(unit) },
  }));
  if (rows.length === 0) return 0;
  const reviewer = isLookedAt ? reviewerOf(context) : null;
  await updateTexts(db, rows, { by: context.actor.id, now: context.now(), reviewer });
  await signUnits(
    db,
    rows.map(({ id }) => id),
    context.now(),
  );
  const judge = await openJudging(found.sourceLanguage);
  await replaceFlags(
    db,
    found.id,
    fresh.map(({ id, row, unit }) => ({ id, flags: judge(row.to)(unit) })),
  );
  return rows.length;
}

const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

function readText(marked: string, codes: InlineText['codes']): InlineText {
  if (forbidden.test(marked) || !marked.isWellFormed()) throw candidateProblem('candidate-text');
  const { text, problems } = parseMarkedText(marked, codes);
  const marks = problems.filter(({ kind }) => kind === 'unknown-mark').map(({ mark }) => mark);
  if (marks.length > 0 || plainText(text).trim() === '')
    throw candidateProblem('candidate-text', { facts: { marks } });
  return text;
}
