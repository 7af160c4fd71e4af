import { type Context, type ProjectAbility, requireFound } from '#domain/context';
import { findRunRow, lockRunRow, type Run } from '#domain/runs/records';
import { runProblem } from './problems.ts';

/** The run, for whoever may do this in its project; refuses with `run-unknown` whoever is no member of it. */
export async function findRun(
  { actor, db }: Context,
  id: string,
  ability: ProjectAbility = 'project.read',
): Promise<Run> {
  return requireFound(actor, ability, await findRunRow(db, id), () =>
    runProblem('run-unknown', { detail: id }),
  );
}

/** The same, kept from changing until the transaction ends: changes of a run come one after another. */
export async function lockRun({ actor, db }: Context, id: string, ability: ProjectAbility): Promise<Run> {
  return requireFound(actor, ability, await lockRunRow(db, id), () =>
    runProblem('run-unknown', { detail: id }),
  );
}

/** That something cannot be done to a run in its present state. */
export function stateProblem(state: string, detail: string) {
  return runProblem('run-state', { detail, facts: { state } });
}
