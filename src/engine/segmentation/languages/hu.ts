import type { LanguageSource } from './language-rules.ts';

export const hungarian: LanguageSource = {
  never: `dr prof ifj id özv gr br szt st pl ill l vö kb ún u.n u krt bp tel fax mob ker em fsz alk főig ig vez szerk ford kiad bev max ném fr or lat gör tkp vmi vki`,
  mayEnd: `stb s.i.t kft bt rt zrt nyrt kkt i.e i.sz kr.e kr.u eft ft mrd db h p km kg jan febr márc ápr máj jún júl aug szept okt nov dec`,
  beforeNumber: `sz o old § art bek fej ábra táb köt mell pont kb tel`,
  starters: `a az egy ez azok ezek én te ő mi ti ők mit ki mikor hol miért hogyan milyen melyik és vagy de hanem ha mert bár hogy így ezért tehát is továbbá azonban majd akkor itt ott most ma tegnap holnap minden mindenki néhány sok nem igen van volt lesz lehet kell`,
  labels: `cikk oldal fejezet szakasz bekezdés pont táblázat ábra melléklet rész szám és vagy`,
  ordinals: true,
  months: `január február március április május június július augusztus szeptember október november december januári januártól`,
};
