import type { LanguageSource } from './language-rules.ts';

export const arabic: LanguageSource = {
  never: `د أ م ا أ.د د.م ص.ب ش ج ت هـ ق ق.م ب.م مج ط تح انظر را`,
  mayEnd: `إلخ الخ هـ م ق.م ش.م.م ش.م ذ.م.م كم كغ سم`,
  beforeNumber: `ص ج م رقم ف ب ط مج ع س`,
};

export const persian: LanguageSource = {
  never: `دکتر. د آ م ج ص ر.ک رک ه.ق ه.ش ق.م ب.م پ ت مهندس. نک`,
  mayEnd: `و.غیره ق.م م ش ق ه.ش ه.ق کیلومتر.`,
  beforeNumber: `ص ج ش م ف`,
};

export const urdu: LanguageSource = {
  never: `ڈاکٹر. پروفیسر. م ص ج ق.م`,
  mayEnd: `وغیرہ ق.م ء ھ`,
  beforeNumber: `ص ج نمبر`,
};

export const hebrew: LanguageSource = {
  never: `ד גב מר פרופ רח עמ מס טל ר שד`,
  mayEnd: `וכו וכד ועוד בע"מ`,
  beforeNumber: `עמ מס ס סע פ ר`,
};
