/** What may speak against a candidate: when, and what a person may do about it. */
export const describedFlags = {
  untranslated: {
    when: 'The target is the source, though it holds words to be translated.',
    action: 'Reject it unless both languages say it alike.',
  },
  'language-mismatch': {
    when: 'Source or target is in another language or script than the import says.',
    action: 'Reject it, or import it for the languages it is in.',
  },
  'numbers-differ': {
    when: 'A number or date of one side is not on the other.',
    action: 'Compare both; reject it if they say different things.',
  },
  'codes-differ': {
    when: 'The target lacks codes of the source, or has other ones.',
    action: 'Accept it where only formats differ; matches lose points for codes anyway.',
  },
  'placeholders-differ': {
    when: 'A placeholder or address of one side is not on the other.',
    action: 'Reject it, or write the placeholder as it should be.',
  },
  'length-unlikely': {
    when: 'The target is much shorter or longer than the source lets expect.',
    action: 'Look whether both are the same sentence: this is how shifted alignments show.',
  },
  'damaged-characters': {
    when: 'A text holds replacement or control characters, or was read in a wrong encoding.',
    action: 'Correct it, or export the memory again in UTF-8.',
  },
  'personal-data': {
    when: 'A text holds an e-mail address, telephone, card or account number.',
    action: 'Reject it, unless the memory may keep such data.',
  },
  inconsistent: {
    when: 'Another candidate of the import gives the same source another target.',
    action: 'Accept the one that is right, or both where the context decides.',
  },
  conflict: {
    when: 'The memory has the same source with another target.',
    action: 'Compare both; the commit says whether the unit of the memory stays.',
  },
} as const satisfies Readonly<Record<string, { readonly when: string; readonly action: string }>>;

export type CandidateFlag = keyof typeof describedFlags;

export const candidateFlags = Object.keys(describedFlags) as [CandidateFlag, ...CandidateFlag[]];
