import type { Context } from '#domain/context';
import { newId } from '#platform/database';
import type { LineageOperation, OperationBody } from './operation.ts';
import { insertOperation } from './queries.ts';

/** Writes down what an operation did. */
export async function keepOperation(
  context: Context,
  projectId: string,
  body: OperationBody,
): Promise<LineageOperation> {
  const operation: LineageOperation = {
    id: newId(),
    projectId,
    body,
    doneBy: context.actor.id,
    createdAt: context.now(),
    undoneAt: null,
    undoneBy: null,
  };
  await insertOperation(context.db, operation);
  return operation;
}
