import type { XmlTree } from '#engine/docx/xml';
import { storyNames } from './vocabulary.ts';

/** How field characters pair up: for each its field, or -1 for one that stands in no complete field. */
type Pairing = ReadonlyMap<number, number>;

/**
 * The field characters in removed content that must stay because the rest of their field stays (17.16.18: begin,
 * separate and end nest). Removal of a whole field, or of the one and insertion of another around a shared result,
 * keeps nothing.
 */
export function keptFieldCharacters(tree: XmlTree, gone: Uint8Array): Set<number> {
  const kept = new Set<number>();
  for (const characters of fieldCharactersByStory(tree, gone)) {
    if (characters.some((node) => gone[node])) keepInStory(tree, gone, characters, kept);
  }
  return kept;
}

/** Whether the fields that begin inside a node end there, and no others do. */
export function isBalanced(tree: XmlTree, node: number): boolean {
  const characters: number[] = [];
  for (const field of tree.descendants(node, 'w:fldChar')) characters.push(field);
  return pair(tree, characters).size === characters.length;
}

function keepInStory(
  tree: XmlTree,
  gone: Uint8Array,
  characters: readonly number[],
  kept: Set<number>,
): void {
  const whole = pair(tree, characters);
  const members = Map.groupBy(whole.keys(), (node) => whole.get(node)!);
  const survives = (node: number) => !gone[node] || kept.has(node);
  const keepField = (field: number) => {
    for (const node of members.get(field)!) if (gone[node]) kept.add(node);
  };
  for (let settled = false; !settled; ) {
    const before = kept.size;
    const survivors = characters.filter(survives);
    const pairing = pair(tree, survivors);
    for (const node of survivors) {
      if (!pairing.has(node) && whole.has(node)) keepField(whole.get(node)!);
    }
    settled = kept.size === before;
  }
  const survivors = characters.filter(survives);
  if (pair(tree, survivors).size === survivors.length) return;
  for (const [field, nodes] of members) if (nodes.some(survives)) keepField(field);
}

/** Only complete fields are in the result. */
function pair(tree: XmlTree, characters: readonly number[]): Pairing {
  const pairing = new Map<number, number>();
  const open: number[][] = [];
  for (const node of characters) {
    const type = tree.attribute(node, 'w:fldCharType');
    const innermost = open.at(-1);
    if (type === 'begin') open.push([node]);
    else if (type === 'separate' && innermost?.length === 1) innermost.push(node);
    else if (type === 'end' && innermost)
      for (const member of [...open.pop()!, node]) pairing.set(member, innermost[0]!);
  }
  return pairing;
}

/** Stories that are removed as a whole are left out: nothing of them has to stay. */
function fieldCharactersByStory(tree: XmlTree, gone: Uint8Array): number[][] {
  const stories = new Map<number, number[]>();
  const name = tree.names.map(({ canonical }) => canonical === 'w:fldChar');
  for (let node = 0; node < tree.count; node++) {
    if (!name[tree.nameIndex[node]!] || tree.name(tree.parent[node]!) !== 'w:r') continue;
    const story = storyOf(tree, node);
    if (gone[story]) continue;
    const characters = stories.get(story);
    if (characters) characters.push(node);
    else stories.set(story, [node]);
  }
  return [...stories.values()];
}

function storyOf(tree: XmlTree, node: number): number {
  let above = tree.parent[node]!;
  while (above !== tree.root && above !== -1 && !storyNames.has(tree.name(above)))
    above = tree.parent[above]!;
  return above;
}
