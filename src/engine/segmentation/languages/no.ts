import { danish } from './da.ts';
import type { LanguageSource } from './language-rules.ts';

export const norwegian: LanguageSource = {
  ...danish,
  never: `${danish.never} bl.a f.eks mht pga jf jfr evt ifm ift vedr ang adm.dir siv.ing sivil.ing cand.mag nåv sml`,
  mayEnd: `${danish.mayEnd} osv m.fl o.l m.m m.v as asa des okt mai kr mrd`,
  starters: `${danish.starters} dette disse hva hvem hvor når hvorfor hvordan hvilken dersom men eller hun han vi dere noen mange ingen`,
  months: `januar februar mars april mai juni juli august september oktober november desember`,
};
