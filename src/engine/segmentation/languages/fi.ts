import type { LanguageSource } from './language-rules.ts';

export const finnish: LanguageSource = {
  never: `hra rva nti tri prof dos fil.tri maist ins dipl.ins toim esim ts ns ao em n nk nyk ent os synt k kuol vrt ks lk puh fax kts mukl sis erit ml max suom ruots engl saks ven lat toht pvm`,
  mayEnd: `jne ym yms mm tms ko eaa jaa eKr jKr milj mrd kpl eur oy oyj ab ry klo alk`,
  beforeNumber: `s ss nro n:o nr § art kohta kuva taul luku liite puh klo n`,
  starters: `se ne tämä nämä tuo nuo minä sinä hän me te he mikä kuka missä milloin miksi miten millainen joka ja tai mutta vaan jos kun koska vaikka että siis niin myös lisäksi kuitenkin sitten silloin täällä siellä nyt tänään eilen huomenna kaikki jokainen jotkut monet ei kyllä on oli ovat olivat voi pitää`,
  labels: `sivu luku kohta artikla pykälä taulukko kuva liite osa numero ja tai`,
  ordinals: true,
  months: `tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta`,
};
