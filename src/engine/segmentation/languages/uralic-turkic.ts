import type { LanguageSource } from './language-rules.ts';

export const finnish: LanguageSource = {
  never: `hra rva nti tri prof dos fil.tri maist ins dipl.ins toim esim ts ns ao em mm. ym. mk. noin. n nk nyk ent os synt k kuol vrt ks lk puh fax kts mukl sis erit lähinnä. ml max min. suom ruots engl saks ven lat toht pvm`,
  mayEnd: `jne ym yms mm tms ko eaa jaa eKr jKr milj mrd kpl eur oy oyj ab ry klo alk`,
  beforeNumber: `s ss nro n:o nr § art kohta kuva taul luku liite puh klo n`,
  starters: `se ne tämä nämä tuo nuo minä sinä hän me te he mikä kuka missä milloin miksi miten millainen joka ja tai mutta vaan jos kun koska vaikka että siis niin myös lisäksi kuitenkin sitten silloin täällä siellä nyt tänään eilen huomenna kaikki jokainen jotkut monet ei kyllä on oli ovat olivat voi pitää`,
  labels: `sivu luku kohta artikla pykälä taulukko kuva liite osa numero ja tai`,
  ordinals: true,
  months: `tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta`,
};

export const hungarian: LanguageSource = {
  never: `dr prof ifj id özv gr br szt st pl ill l lásd. vö kb ún u.n sz. old. u tér. krt bp tel fax mob ker em fsz fő alk főig ig vez szerk ford kiad bev max min. angol. ném fr or lat gör azaz. ti tkp vmi vki`,
  mayEnd: `stb s.i.t kft bt rt zrt nyrt kkt i.e i.sz kr.e kr.u eft ft mrd e.. db fő. h p km kg jan febr márc ápr máj jún júl aug szept okt nov dec`,
  beforeNumber: `sz o old § art bek fej ábra táb köt mell pont kb tel`,
  starters: `a az egy ez azok ezek én te ő mi ti ők mit ki mikor hol miért hogyan milyen melyik és vagy de hanem ha mert bár hogy így ezért tehát is továbbá azonban majd akkor itt ott most ma tegnap holnap minden mindenki néhány sok nem igen van volt lesz lehet kell`,
  labels: `cikk oldal fejezet szakasz bekezdés pont táblázat ábra melléklet rész szám és vagy`,
  ordinals: true,
  months: `január február március április május június július augusztus szeptember október november december januári januártól`,
};

export const turkish: LanguageSource = {
  never: `dr prof doç yrd.doç yard.doç av müh mim uzm öğr.gör arş.gör sn bay. hz st gen alb yb bnb yzb tğm örn ör mes bkz krş yak yakl vb. cad sok sk mah apt blv bul no.lu tel faks çev haz ed yay der ing fr alm lat ar far osm max min. ltd. s.a.v m.ö m.s i.ö`,
  mayEnd: `vb vs vd vdğ a.ş ltd şti t.c a.b.d m.ö m.s km kg cm sn dk sa tl`,
  beforeNumber: `md no s sf sy ss c böl şek tab çiz ek fık bkz tel cilt say`,
  starters: `bu şu o bunlar şunlar onlar ben sen biz siz ne kim nerede nereye neden niçin nasıl hangi kaç ve veya ya da ama fakat ancak eğer çünkü ki ise için ile göre kadar sonra önce böylece ayrıca bununla birlikte burada orada şimdi bugün dün yarın her bütün tüm bazı birçok hiç hayır evet değil var yok bir`,
  labels: `madde sayfa bölüm kısım fıkra bent tablo şekil ek numara ve veya`,
  ordinals: true,
  months: `ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık`,
};
