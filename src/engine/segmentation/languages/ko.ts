import type { LanguageSource } from './language-rules.ts';

export const korean: LanguageSource = {
  never: ``,
  mayEnd: `등`,
  beforeNumber: ` p pp`,
};
