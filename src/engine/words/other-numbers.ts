import irregularPlurals from 'irregular-plurals';

/** Second plurals in use that the list of the package leaves out, singular first. */
const secondPlurals =
  'antenna/antennae appendix/appendices aquarium/aquaria automaton/automata bureau/bureaux cactus/cacti dwarf/dwarves ' +
  'focus/foci forum/fora formula/formulae helix/helices index/indices lacuna/lacunae lemma/lemmata nebula/nebulae ' +
  'plateau/plateaux radix/radices referendum/referenda schema/schemata sinus/sinus stadium/stadia stigma/stigmata ' +
  'syllabus/syllabi symposium/symposia trauma/traumata virtuoso/virtuosi';

/**
 * Ends of words that change in the plural, for compounds (`workman`, `grandchild`) and learned words (`electrolysis`).
 * Where a word only looks so, what is made of it (`coursis`, `humen`) is no word, and no term is found by it.
 */
const changingEnds = [
  ['sis', 'ses'],
  ['man', 'men'],
  ['child', 'children'],
  ['person', 'people'],
  ['foot', 'feet'],
  ['tooth', 'teeth'],
  ['wife', 'wives'],
  ['mouse', 'mice'],
] as const;

let known: ReadonlyMap<string, readonly string[]> | undefined;
const none: readonly string[] = [];

/**
 * The singular of an irregular English plural and the plurals of such a singular, lower case: `analyses` for `analysis`,
 * `child` for `children`, `indices` for `index`. Covered are the list of the package irregular-plurals, second plurals in
 * use, and words that end in a changing part, such as `workmen`. Empty for most words, regular plurals included.
 */
export function otherNumbers(word: string): readonly string[] {
  known ??= readPairs();
  return known.get(word) ?? byEnding(word);
}

function readPairs(): ReadonlyMap<string, readonly string[]> {
  const second = secondPlurals.split(' ').map((pair) => pair.split('/') as [string, string]);
  const others = new Map<string, string[]>();
  const add = (one: string, other: string) => others.set(one, [...(others.get(one) ?? []), other]);
  for (const [singular, plural] of [...irregularPlurals, ...second]) {
    if (singular === plural || !/^[a-z]+$/.test(singular)) continue;
    add(singular, plural);
    add(plural, singular);
  }
  return others;
}

function byEnding(word: string): readonly string[] {
  for (const [singular, plural] of changingEnds) {
    if (word.endsWith(singular) && word.length > singular.length + 1)
      return [word.slice(0, -singular.length) + plural];
    if (word.endsWith(plural) && word.length > plural.length + 1)
      return [word.slice(0, -plural.length) + singular];
  }
  return none;
}
