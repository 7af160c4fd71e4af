import type { LanguageSource } from './language-rules.ts';

export const hebrew: LanguageSource = {
  never: `ד גב מר פרופ רח עמ מס טל ר שד`,
  mayEnd: `וכו וכד ועוד`,
  beforeNumber: `עמ מס ס סע פ ר`,
};
