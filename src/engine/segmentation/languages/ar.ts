import type { LanguageSource } from './language-rules.ts';

export const arabic: LanguageSource = {
  never: `د أ م ا أ.د د.م ص.ب ش ج ت هـ ق ق.م ب.م مج ط تح انظر را`,
  mayEnd: `إلخ الخ هـ م ق.م ش.م.م ش.م ذ.م.م كم كغ سم`,
  beforeNumber: `ص ج م رقم ف ب ط مج ع س`,
};
