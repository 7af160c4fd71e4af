import { mirrored, type PatternNode } from './pattern-nodes.ts';

/**
 * Whether a backtracking matcher never has two ways to read the same characters, so that a place of a text costs it no
 * more than the expression's length. Decided by the expression's shape alone, not by a clock or a text: an expression
 * of which every repetition is told by the next character whether to go on. Others are matched by `LinearPattern`.
 */
export function isDeterministic(node: PatternNode): boolean {
  return isTold(node, emptySet) && branches(node) <= mostBranches && reach(node) <= longestReach;
}

/** What an unbounded repetition is cut to in a deterministic expression, in rounds: no abbreviation is longer. */
export const mostRounds = 100;
/** How many characters a deterministic expression may look at from one place. */
const longestReach = 2000;

function reach(node: PatternNode): number {
  switch (node.kind) {
    case 'characters':
      return 1;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + reach(item), 0);
    case 'choice':
      return Math.max(...node.options.map(reach));
    case 'repeat':
      return Math.max(node.min, Math.min(node.max, mostRounds)) * reach(node.body);
    case 'look':
      return reach(node.body);
    default:
      return 0;
  }
}

/** Alternatives that begin alike are all tried; those of one list add up, those of several lists multiply. */
const mostBranches = 5000;

function branches(node: PatternNode): number {
  switch (node.kind) {
    case 'sequence':
      return node.items.reduce((product, item) => product * branches(item), 1);
    case 'choice': {
      const sum = node.options.reduce((total, option) => total + branches(option), 0);
      return beginApart(node.options) ? Math.max(...node.options.map(branches)) : sum;
    }
    case 'repeat':
      return node.max > 1 ? 1 : branches(node.body); // in a repetition all choices are told
    default:
      return 1;
  }
}

function isTold(node: PatternNode, following: CharacterSet): boolean {
  switch (node.kind) {
    case 'sequence': {
      let behind = following;
      for (const item of [...node.items].reverse()) {
        if (!isTold(item, behind)) return false;
        const start = startOf(item);
        behind = start.nullable ? start.set | behind : start.set;
      }
      return true;
    }
    case 'choice':
      // Alternatives are tried one after another, so that they add up, unless a repetition multiplies them.
      return node.options.every((option) => isTold(option, following));
    case 'repeat': {
      const start = startOf(node.body);
      if (node.max > node.min && overlap(start.set, following)) return false;
      if (node.max <= 1) return isTold(node.body, following);
      if (start.nullable) return false;
      return isTold(node.body, start.set | following) && choicesAreTold(node.body);
    }
    case 'look':
      return isDeterministic(node.ahead ? node.body : mirrored(node.body));
    default:
      return true;
  }
}

/** Whether no two alternatives inside a repeated body begin with the same character, and no optional part is doubtful. */
function choicesAreTold(node: PatternNode): boolean {
  if (node.kind === 'choice') {
    return beginApart(node.options) && node.options.every(choicesAreTold);
  }
  if (node.kind === 'sequence') {
    return node.items.every((item, i) => {
      if (!choicesAreTold(item)) return false;
      if (item.kind !== 'repeat' || item.min === item.max) return true;
      const rest = startOf({ kind: 'sequence', items: node.items.slice(i + 1) });
      return !rest.nullable && !overlap(startOf(item).set, rest.set);
    });
  }
  return node.kind !== 'repeat' || (node.min === node.max && choicesAreTold(node.body));
}

function beginApart(options: readonly PatternNode[]): boolean {
  let taken = emptySet;
  for (const option of options) {
    const start = startOf(option);
    if (start.nullable || overlap(taken, start.set)) return false;
    taken |= start.set;
  }
  return true;
}

/** Which characters an expression can begin with, and whether it can be empty. */
function startOf(node: PatternNode): { readonly set: CharacterSet; readonly nullable: boolean } {
  switch (node.kind) {
    case 'characters':
      return { set: membersOf(node.source), nullable: false };
    case 'sequence': {
      let set = emptySet;
      for (const item of node.items) {
        const start = startOf(item);
        set |= start.set;
        if (!start.nullable) return { set, nullable: false };
      }
      return { set, nullable: true };
    }
    case 'choice': {
      const starts = node.options.map(startOf);
      return {
        set: starts.reduce((set, start) => set | start.set, emptySet),
        nullable: starts.some((start) => start.nullable),
      };
    }
    case 'repeat': {
      const start = startOf(node.body);
      return { set: start.set, nullable: start.nullable || node.min === 0 };
    }
    default:
      return { set: emptySet, nullable: true };
  }
}

/** Which of the sample characters a class holds, one bit each; the last bit stands for all characters not sampled. */
type CharacterSet = bigint;
const emptySet = 0n;

const samples = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  ...'\t\n\v\f\r\u0085\u00A0\u2009\u3000\u2028\uFEFF\u200B\uFFFC',
  ...'éÉßñÑøŁłžαΩςйЙЫңԱաאاى۔؟،अा।ก་ကកአ።中あアー가ａＡ𝒜',
  ...'٣३３²½Ⅳªºˈʼ\u0301',
  ...'«»“”„‘’‚‹›…–—·¿¡。、！？「」（）．',
  ...'€£§°©№™→•😀',
];
const notSampled = 1n << BigInt(samples.length);
const members = new Map<string, CharacterSet>();

function membersOf(source: string): CharacterSet {
  let set = members.get(source);
  if (set === undefined) {
    const pattern = new RegExp(`^${source}$`, 'v');
    set = emptySet;
    for (const [i, sample] of samples.entries()) if (pattern.test(sample)) set |= 1n << BigInt(i);
    if (set === emptySet) set = notSampled; // a class of characters without a sample may share them with another such
    if (members.size > 5000) members.clear();
    members.set(source, set);
  }
  return set;
}

function overlap(a: CharacterSet, b: CharacterSet): boolean {
  return (a & b) !== emptySet;
}
