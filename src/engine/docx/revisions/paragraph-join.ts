import type { Marking } from './marking.ts';
import type { SurvivingChildren } from './surviving-children.ts';

/**
 * Index of the paragraph in `list` that the one at `index` becomes part of: itself, unless its mark is removed and
 * paragraphs follow. Only direct neighbours join; the last section of a paragraph must not move, so one with
 * `w:sectPr` never does (17.13.5.15).
 */
export function joinEnd(
  marking: Marking,
  children: SurvivingChildren,
  list: readonly number[],
  index: number,
): number {
  const { tree } = marking;
  let end = index;
  while (losesMark(marking, list[end]!)) {
    const next = nextVisible(children, list, end);
    if (next === -1 || tree.name(list[next]!) !== 'w:p') break;
    end = next;
  }
  return end;
}

/**
 * Whether the paragraphs from `index` to `end` leave nothing: all content and all marks are removed and another block
 * follows. Between two tables a paragraph stays, since they would run into one.
 */
export function vanishes(
  marking: Marking,
  children: SurvivingChildren,
  list: readonly number[],
  index: number,
  end: number,
  blockBefore: string,
): boolean {
  const { tree } = marking;
  if (!losesMark(marking, list[end]!)) return false;
  const next = nextVisible(children, list, end);
  const following = next === -1 ? '' : tree.name(list[next]!);
  if (following === '' || following === 'w:sectPr' || (following === 'w:tbl' && blockBefore === 'w:tbl'))
    return false;
  const isEmpty = (node: number) =>
    children.of(node).every((child) => tree.name(child) === 'w:pPr' || children.isInvisible(child));
  return list.slice(index, end + 1).every((node) => tree.name(node) !== 'w:p' || isEmpty(node));
}

function losesMark({ tree, unmarked }: Marking, paragraph: number): boolean {
  if (!unmarked.has(paragraph)) return false;
  const properties = tree.child(paragraph, 'w:pPr');
  return properties === -1 || tree.child(properties, 'w:sectPr') === -1;
}

function nextVisible(children: SurvivingChildren, list: readonly number[], from: number): number {
  let next = from + 1;
  while (next < list.length && children.isInvisible(list[next]!)) next++;
  return next < list.length ? next : -1;
}
