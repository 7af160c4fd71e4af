import type { LanguageSource } from './language-rules.ts';

export const dutch: LanguageSource = {
  never: `
    dhr mevr mw mej hr dr drs ir ing mr prof ds bc st h.k z.k.h h.m bijv bv d.w.z dwz d.i nl t.w o.a oa
    o.l.v m.b.t mbt m.n mn i.v.m ivm i.p.v ipv i.t.t itt t.a.v tav t.b.v tbv t.g.v tgv t.o.v tov t.n.v t.m t/m v.w.b
    i.c i.h.b ihb i.o.v i.s.m ism n.a.v nav o.b.v obv o.g p.p p.o z.o.z z.g.a.n z.s.m zsm ca circa cf vgl
    resp incl excl inkl exkl evt max gem ong plm afd afz ald geb gest get gez vert red uitg
    ned eng dui lat gr alg ambt burg secr voorz penn tel onderw betr vlg jl ll a.s ev a.d a.h.v d.m.v
    dmv g.g.d m.a.w m.i.v m.u.v m.i mi b.g.g a.u.b a.d.h.v sr`,
  mayEnd: `
    enz etc e.d ed e.a ea o.i.d m.m b.v n.v v.o.f c.v u.a co chr n.chr v.chr eeuw mln mld km kg jan feb mrt apr jun jul
    aug sep sept okt nov dec blz e.v vs u.s e.u`,
  beforeNumber: `nr nrs art artt blz p pp pag par § lid hfst hfdst afb fig tab bijl dl bd vol sub onderd stb stcrt rov tel ca`,
  starters: `
    de het een deze dit die dat ik jij je u hij zij ze wij we jullie men mij hem haar ons hun mijn jouw zijn uw onze
    wie wat waar wanneer waarom hoe welk welke en of maar want dus als indien omdat hoewel terwijl nadat voordat zodra
    in op aan bij met van voor naar door over onder tussen tegen uit om tot sinds zonder volgens wegens tijdens na
    daar daarom daarbij daarna daarnaast hier hierbij hierna ook echter bovendien verder vervolgens ten tevens toch
    nu vandaag gisteren morgen alle alles sommige veel enkele geen ieder iedere elk elke andere er
    is was waren heeft hebben had wordt worden werd kan kunnen moet moeten zal zullen mag mogen ja nee niet`,
  labels: `
    pagina hoofdstuk paragraaf artikel tabel figuur bijlage deel punt nummer boek versie fase stap lid en of van in op aan`,
  months: `januari februari maart april mei juni juli augustus september oktober november december`,
};
