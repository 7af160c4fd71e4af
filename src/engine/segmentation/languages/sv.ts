import type { LanguageSource } from './language-rules.ts';

export const swedish: LanguageSource = {
  never: `
    hr fr frk dr prof doc fil.dr med.dr jur.kand civ.ing ing bl.a t.ex d.v.s dvs ca c:a jfr jf s.k sk m.a.o p.g.a pga
    med.anl m.h.t fr.o.m t.o.m f.d e.d f.n i.st i.st.f enl resp inkl exkl ev evtl max tel st s:t s:ta
    red övers utg förf spec särsk å.ä f.ö n.b obs motsv ä.v ang avd.chef`,
  mayEnd: `
    osv o.s.v m.m m.fl o.dyl o.d dyl etc e.kr f.kr kr mkr mnkr milj mdr st tr jan feb mar apr jun jul aug sep sept okt
    nov dec co ab a.b u.a e.u u.s`,
  beforeNumber: `nr nris s sid kap § art fig tab bil p pp st punkt kl bd vol avsn mom prop tel ca`,
  starters: `
    det den de en ett denna detta dessa jag du han hon vi ni man mig dig honom henne oss er dem min mitt din hans hennes
    vår deras vad vem var när varför hur vilken vilket om och eller men så för eftersom då medan att av på till från med
    utan vid under över efter före mellan mot genom hos sedan inom enligt trots i här därför därmed därefter dessutom
    också inte nej ja nu idag alla några många ingen varje andra är var har hade blir blev kan kunde ska skulle vill måste bör`,
  labels: `sida sidor kapitel avsnitt artikel paragraf tabell figur bilaga del punkt nummer band version fas och eller av på till`,
  months: `januari februari mars april maj juni juli augusti september oktober november december`,
};
