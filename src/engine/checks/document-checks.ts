import type { CheckWeight } from '#engine/checks/subject';

/** A check of all targets of a document together. */
export interface DocumentCheck {
  readonly code: string;
  readonly weight: CheckWeight;
  readonly when: string;
  readonly action: string;
  readonly explanation: string;
  /** Pairs of a document in order, and the indexes of those it finds. */
  readonly examples: readonly {
    readonly pairs: readonly (readonly [source: string, target: string])[];
    readonly languages: readonly [string, string];
    readonly found: readonly number[];
  }[];
}

export const targetInconsistent: DocumentCheck = {
  code: 'target-inconsistent',
  weight: 'warns',
  when: 'The same source is translated in another way elsewhere in the document.',
  action: 'Use one translation, or approve both where the context asks for it.',
  explanation:
    'Sources are the same when their words and codes are; blanks at the edges and in a row make no difference. The most frequent target, the earlier one of equals, is held to be right; the others are reported. Empty targets are not compared.',
  examples: [
    {
      pairs: [
        ['Open', 'Öffnen'],
        ['Open', 'Offen'],
        ['Open', 'Öffnen'],
      ],
      languages: ['en', 'de'],
      found: [1],
    },
    {
      pairs: [
        ['Open', 'Öffnen'],
        ['Open', ' Öffnen'],
      ],
      languages: ['en', 'de'],
      found: [],
    },
  ],
};

export const targetShared: DocumentCheck = {
  code: 'target-shared',
  weight: 'informs',
  when: 'Different sources have the same target.',
  action: 'Look whether a difference of the sources was lost.',
  explanation:
    'Sources that differ in capitals, blanks, punctuation or codes only are the same, as are texts of a single word. Synonyms are often translated alike, which is why it only informs.',
  examples: [
    {
      pairs: [
        ['Turn the valve on now', 'Das Ventil jetzt drehen'],
        ['Turn the valve off now', 'Das Ventil jetzt drehen'],
      ],
      languages: ['en', 'de'],
      found: [1],
    },
    {
      pairs: [
        ['Turn it on.', 'Schalten Sie es ein.'],
        ['Turn it on', 'Schalten Sie es ein.'],
      ],
      languages: ['en', 'de'],
      found: [],
    },
  ],
};

export const documentChecks: readonly DocumentCheck[] = [targetInconsistent, targetShared];
