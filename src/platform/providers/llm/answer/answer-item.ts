/** One item of an answer, as the model gave it. */
export interface AnswerItem {
  readonly id: unknown;
  readonly echo?: unknown;
  readonly target?: unknown;
}

/** Objects in objects that are looked into: answers wrapped once or twice. */
const deepest = 4;

/**
 * The items in a parsed answer, whatever they are wrapped in: a list, an object with a list, an object that holds
 * items or plain targets under their ids.
 */
export function itemsIn(value: unknown, depth = 0): AnswerItem[] {
  if (depth > deepest || value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((one) => itemsIn(one, depth + 1));
  if ('id' in value) return [value as AnswerItem];
  return Object.entries(value).flatMap(([key, held]) => {
    if (typeof held === 'string') return [{ id: key, target: held }];
    if (isItemOf(held)) return [{ ...held, id: key }];
    return itemsIn(held, depth + 1);
  });
}

/** Whether a value is an item without an id of its own. */
export function isItemOf(value: unknown): value is Omit<AnswerItem, 'id'> {
  return value !== null && typeof value === 'object' && 'target' in value && !('id' in value);
}
