import type { LanguageSource } from './language-rules.ts';

export const persian: LanguageSource = {
  never: ` د آ م ج ص ر.ک رک ه.ق ه.ش ق.م ب.م پ ت نک`,
  mayEnd: `و.غیره ق.م م ش ق ه.ش ه.ق`,
  beforeNumber: `ص ج ش م ف`,
};
