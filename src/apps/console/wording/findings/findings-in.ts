import type { Phrases, Wording } from '#apps/console/wording/phrases';
import type { Language } from '#platform/web/messages';
import { english } from './english.ts';
import { checks } from './german-checks.ts';
import { container } from './german-container.ts';
import { exchange } from './german-exchange.ts';
import { opening } from './german-opening.ts';
import { proof } from './german-proof.ts';
import { stages } from './german-stages.ts';
import { terms } from './german-terms.ts';
import { validity } from './german-validity.ts';

/** Findings as people are told of them. */
export const findingsIn: Readonly<Record<Language, Wording>> = {
  en: english,
  de: { ...container, ...opening, ...stages, ...checks, ...proof, ...validity, ...exchange, ...terms },
};

/** Places that findings and segments name. */
export const placesIn: Readonly<Record<Language, Phrases>> = {
  en: {},
  de: {
    'paragraph {}': 'Absatz {}',
    'offset {}': 'Zeichen {}',
    'segment {}': 'Segment {}',
    'line {}': 'Zeile {}',
    'column {}': 'Spalte {}',
    '{}, rule {}': '{}, Regel {}',
  },
};
