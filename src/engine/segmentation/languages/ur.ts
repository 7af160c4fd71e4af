import type { LanguageSource } from './language-rules.ts';

export const urdu: LanguageSource = {
  never: `  م ص ج ق.م`,
  mayEnd: `وغیرہ ق.م ء ھ`,
  beforeNumber: `ص ج نمبر`,
};
