import type { LanguageSource } from './language-rules.ts';

export const turkish: LanguageSource = {
  never: `dr prof doç yrd.doç yard.doç av müh mim uzm öğr.gör arş.gör sn hz st gen alb yb bnb yzb tğm örn ör mes bkz krş yak yakl cad sok sk mah apt blv no.lu tel faks çev haz ed ing fr alm lat ar far osm max s.a.v m.ö m.s i.ö`,
  mayEnd: `vb vs vd vdğ a.ş ltd şti t.c a.b.d m.ö m.s km kg cm sn dk sa tl`,
  beforeNumber: `md no s sf sy ss c böl şek tab çiz ek fık bkz tel cilt say`,
  starters: `bu şu o bunlar şunlar onlar ben sen biz siz ne kim nerede nereye neden niçin nasıl hangi kaç ve veya ya da ama fakat ancak eğer çünkü ki ise için ile göre kadar sonra önce böylece ayrıca bununla birlikte burada orada şimdi bugün dün yarın her bütün tüm bazı birçok hiç hayır evet değil var yok bir`,
  labels: `madde sayfa bölüm kısım fıkra bent tablo şekil ek numara ve veya`,
  ordinals: true,
  months: `ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık`,
};
