import type { LanguageSource } from './language-rules.ts';

/** The Armenian full stop is `։`, typed as a colon more often than not; a dot only parts clauses or abbreviates. */
export const armenian: LanguageSource = {
  never: `պրն տկն օրդ դոկտ պրոֆ ակադ օր տե՛ս տես համ հմմտ մ.թ.ա մ.թ թ թթ դ դդ ք գ փ հ հեռ էջ`,
  mayEnd: `և.այլն եւ.այլն և.այլ`,
  beforeNumber: `հ էջ գլ կետ հոդ նկ աղ`,
  extraStops: ':',
};
