/** Languages that letter sequences of a sentence do not tell apart safely, and names of one language in two codes. */
const groups: readonly (readonly string[])[] = [
  ['no', 'nb', 'nn', 'da', 'sv'],
  ['hr', 'sr', 'bs', 'sl', 'sh', 'cnr'],
  ['cs', 'sk'],
  ['ru', 'uk', 'be', 'bg', 'mk', 'sr'],
  ['es', 'pt', 'gl', 'ca', 'it', 'oc', 'ast', 'an'],
  ['nl', 'af', 'fy', 'li'],
  ['de', 'lb', 'gsw', 'nds'],
  ['id', 'ms', 'jv', 'su', 'tl', 'fil'],
  ['hi', 'mr', 'ne', 'sa'],
  ['fa', 'ps', 'ckb', 'ar', 'ur', 'ug', 'sd'],
  ['tr', 'az', 'tk', 'uz'],
  ['zh', 'yue'],
  ['fi', 'et'],
  ['bn', 'as'],
  ['am', 'ti'],
  ['ro', 'mo'],
];
const nearTo = new Map<string, Set<string>>();
for (const group of groups) {
  for (const language of group) nearTo.set(language, new Set([...(nearTo.get(language) ?? []), ...group]));
}

/** Whether two languages (ISO 639) are the same or too alike to be told apart by a sentence. */
export function isNear(a: string, b: string): boolean {
  return a === b || (nearTo.get(a)?.has(b) ?? false);
}
