import { PatternFault, type PatternNode } from './pattern-nodes.ts';

/**
 * Refuses expressions that a backtracking matcher could not finish in bounded time, by their shape alone: the verdict
 * does not depend on a clock, a machine or a text.
 *
 * Two ways to read the same characters inside one repetition double the work with every round (exponential); several
 * repetitions in a row that accept the same characters multiply their lengths (polynomial). The first is looked for in
 * the product of the repetition's position automaton with itself (Weideman et al., "Analyzing matching time behavior of
 * backtracking regular expression matchers by using ambiguity of NFA", 2016) and never allowed; against the second, all
 * repetitions are cut to fewer rounds until one place of a text costs at most `mostWays` attempts.
 *
 * Returns the rounds that repetitions are cut to; throws PatternFault.
 */
export function repetitionLimit(node: PatternNode): number {
  let limit = limits.find((candidate) => steps(node, null, candidate) <= mostWays);
  visit(node, (inner) => {
    if (inner.kind === 'look' && limit) limit = Math.min(limit, repetitionLimit(inner.body));
    if (inner.kind === 'repeat' && inner.max > 1 && inner.body.kind !== 'characters') {
      if (isAmbiguous(inner))
        throw new PatternFault('a repetition that can match the same characters in two ways');
    }
  });
  if (!limit)
    throw new PatternFault('several repetitions in a row that match the same characters, more ways');
  return limit;
}

/** No abbreviation and no run of marks and blanks that a rule is about is longer than the first. */
const limits = [100, 60, 40, 24, 16, 12, 8];
const mostWays = 5000;
const largestProduct = 200_000;

function visit(node: PatternNode, tell: (node: PatternNode) => void): void {
  tell(node);
  if (node.kind === 'sequence') for (const item of node.items) visit(item, tell);
  if (node.kind === 'choice') for (const option of node.options) visit(option, tell);
  if (node.kind === 'repeat') visit(node.body, tell);
}

/** A bound on the ways to match: repetitions count their length where what follows accepts the same characters. */
function steps(node: PatternNode, following: CharacterSet | null, limit: number): number {
  switch (node.kind) {
    case 'sequence': {
      let product = 1;
      let behind = following;
      for (const item of [...node.items].reverse()) {
        product *= steps(item, behind, limit);
        const first = edgesOf(item);
        behind = first.nullable ? union(first.set, behind) : first.set;
      }
      return product;
    }
    case 'choice':
      return Math.max(...node.options.map((option) => steps(option, following, limit)));
    case 'repeat': {
      const length = Math.min(node.max, limit);
      const first = edgesOf(node.body).set;
      const inner = steps(node.body, length > 1 ? union(first, following) : following, limit);
      const open = length > node.min && following !== null && overlap(first, following);
      return (open ? length - node.min + 1 : 1) * inner;
    }
    default:
      return 1;
  }
}

function edgesOf(node: PatternNode): { set: CharacterSet; nullable: boolean } {
  switch (node.kind) {
    case 'characters':
      return { set: membersOf(node.source), nullable: false };
    case 'sequence': {
      let set = 0n;
      for (const item of node.items) {
        const edge = edgesOf(item);
        set |= edge.set;
        if (!edge.nullable) return { set, nullable: false };
      }
      return { set, nullable: true };
    }
    case 'choice': {
      const edges = node.options.map(edgesOf);
      return {
        set: edges.reduce((set, edge) => set | edge.set, 0n),
        nullable: edges.some((edge) => edge.nullable),
      };
    }
    case 'repeat': {
      const edge = edgesOf(node.body);
      return { set: edge.set, nullable: edge.nullable || node.min === 0 };
    }
    default:
      return { set: 0n, nullable: true };
  }
}

interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

/** Whether one text can pass the repetition's position automaton (Glushkov) on two paths that part and meet again. */
function isAmbiguous(loop: PatternNode & { kind: 'repeat' }): boolean {
  const sets: CharacterSet[] = [];
  const follow: number[][] = [];
  let twice = false;
  const connect = (from: readonly number[], to: readonly number[]) => {
    for (const a of from) {
      for (const b of to) {
        if (follow[a]!.includes(b)) twice = true;
        else follow[a]!.push(b);
      }
    }
  };
  const build = (node: PatternNode): Fragment => {
    if (node.kind === 'characters') {
      if (sets.length >= 400) throw new PatternFault('a repetition of a very long group');
      sets.push(membersOf(node.source));
      follow.push([]);
      const position = [sets.length - 1];
      return { first: position, last: position, nullable: false };
    }
    if (node.kind === 'choice') {
      const parts = node.options.map(build);
      return {
        first: parts.flatMap((part) => part.first),
        last: parts.flatMap((part) => part.last),
        nullable: parts.some((part) => part.nullable),
      };
    }
    if (node.kind === 'repeat') {
      const part = build(node.body);
      if (node.max > 1) connect(part.last, part.first);
      return { ...part, nullable: part.nullable || node.min === 0 };
    }
    let whole: Fragment = { first: [], last: [], nullable: true };
    for (const item of node.kind === 'sequence' ? node.items : []) {
      const part = build(item);
      connect(whole.last, part.first);
      whole = {
        first: whole.nullable ? [...whole.first, ...part.first] : whole.first,
        last: part.nullable ? [...whole.last, ...part.last] : part.last,
        nullable: whole.nullable && part.nullable,
      };
    }
    return whole;
  };
  build(loop);
  return twice || pathsMeetAgain(sets, follow);
}

function pathsMeetAgain(sets: readonly CharacterSet[], follow: readonly number[][]): boolean {
  const size = sets.length;
  const seen = new Set<number>();
  const queue: number[] = [];
  const reach = (a: number, b: number): boolean => {
    if (!overlap(sets[a]!, sets[b]!)) return false;
    if (a === b) return true;
    const pair = Math.min(a, b) * size + Math.max(a, b);
    if (!seen.has(pair)) {
      seen.add(pair);
      queue.push(pair);
    }
    return false;
  };
  for (const targets of follow) {
    for (const [i, a] of targets.entries()) for (const b of targets.slice(i + 1)) reach(a, b);
  }
  let spent = 0;
  for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
    for (const a of follow[Math.floor(pair / size)]!) {
      for (const b of follow[pair % size]!) {
        if (reach(a, b)) return true;
        if (++spent > largestProduct) throw new PatternFault('a repetition with too many alternatives');
      }
    }
  }
  return false;
}

/** Which of the sample characters a class holds, one bit each. */
type CharacterSet = bigint;

const samples = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  ...'\t\n\v\f\r\u0085\u00A0\u2009\u3000\u2028\uFEFF\u200B\uFFFC',
  ...'éÉßñÑøŁłžαΩςйЙЫңԱաאاى۔؟،अा।ก་ကកአ።中あアー가ａＡ𝒜',
  ...'٣३３²½Ⅳªºˈʼ\u0301',
  ...'«»“”„‘’‚‹›…–—·¿¡。、！？「」（）．',
  ...'€£§°©№™→•😀_',
];

const members = new Map<string, CharacterSet>();

function membersOf(source: string): CharacterSet {
  let set = members.get(source);
  if (set === undefined) {
    const pattern = new RegExp(`^${source}$`, 'v');
    set = 0n;
    for (const [i, sample] of samples.entries()) if (pattern.test(sample)) set |= 1n << BigInt(i);
    if (members.size > 5000) members.clear();
    members.set(source, set);
  }
  return set;
}

function union(a: CharacterSet, b: CharacterSet | null): CharacterSet {
  return a | (b ?? 0n);
}

/** Classes without a sample (rare scripts) count as overlapping with everything, to be on the safe side. */
function overlap(a: CharacterSet, b: CharacterSet): boolean {
  return (a & b) !== 0n;
}
