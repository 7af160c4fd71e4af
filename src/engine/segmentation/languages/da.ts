import type { LanguageSource } from './language-rules.ts';

export const danish: LanguageSource = {
  never: `
    hr fr frk dr prof cand mag stud jur skt sct st bl.a f.eks d.v.s dvs d.s d.å ca cirka jf jfr jvf iflg ifm ift
    ang vedr mht m.h.t mh pga p.g.a p.t evt ev el inkl ekskl incl excl resp hhv henh særl spec eksl eks m.v.h
    kgl adm dir admin afd.leder gl nuv nuværende tidl opr oprindl udg red overs forf bem maks max gnsn gennemsn
     tlf tlf.nr alm ds sm kst gld c.o c/o`,
  mayEnd: `
    osv o.s.v m.m m.v mv mm m.fl mfl o.l ol o.lign o.a e.l e.a m.a e.kr f.kr kr mio mia mrd pct stk afd gn co a/s aps
    s.u jan feb mar apr jun jul aug sep sept okt nov dec kl etc u.s e.u`,
  beforeNumber: `
    nr nre s p pp kap kl pkt stk § art fig tab bd bind bl afsn lit litra jnr j.nr lb lbnr tlf side d den ca`,
  starters: `
    det den de der en et denne dette disse jeg du han hun vi i man mig dig ham hende os jer dem min mit din dit hans
    hendes vores deres hvad hvem hvor hvornår hvorfor hvordan hvilken hvilket hvis og eller men så for fordi da når selv
    at af på til fra med uden ved om under over efter før mellem mod gennem hos siden inden ifølge trods
    her derfor dermed derefter desuden endvidere også ikke nej ja nu idag i.dag alle nogle mange ingen hver andre
    er var har havde bliver blev kan kunne skal skulle vil ville må måtte bør`,
  labels: `side sider kapitel afsnit artikel paragraf tabel figur bilag del punkt nummer bind version fase og eller af på til`,
  ordinals: true,
  months: `januar februar marts april maj juni juli august september oktober november december`,
};
