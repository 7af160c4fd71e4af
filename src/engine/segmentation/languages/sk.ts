import type { LanguageSource } from './language-rules.ts';

export const slovak: LanguageSource = {
  never: `
    p pp sl pí mgr ing dr doc prof bc judr mudr mvdr rndr phdr thdr paeddr rsdr dr.h.c akad arch gen plk pplk mjr kpt npor
    por sv bl napr tzv t.j tj t.č t.z tzn resp event príp ev cca ca č čís ul nám tel mob fax zast zn
    nem angl fr rus lat gr slov čes maď poľ pozn porov por vyd prekl zost zodp red hl max vrát okr obl
     býv nar zom ods tr o.i podpred predsed riad`,
  mayEnd: `atď atp a.i a.s s.r.o k.s v.o.s spol r.o n.l pr.n.l r mil mld tis ks hod min sek eur phd csc ph.d etc i`,
  beforeNumber: `č čís čl ods písm str s ss § par kap obr tab príl zv roč bod z.z zb tel cca`,
  starters: `
    ten tá to tí tie tento táto toto títo tieto ja ty on ona ono my vy oni ony sa si môj tvoj jeho jej náš váš ich
    kto čo kedy kde prečo ako aký aká ktorý ktorá ktoré či a aj alebo ale však preto teda pretože lebo ak keď aby hoci
    v vo na z zo do od o u po pod nad pri cez pred za pre bez medzi podľa počas tu tam teraz dnes včera zajtra tiež okrem
    potom vtedy všetko všetci všetky každý niektorí mnohí nie nikdy vždy áno je sú bol bola bolo boli bude môže treba má majú
    zákon spoločnosť`,
  labels: `článok strana kapitola sekcia odsek bod tabuľka obrázok príloha časť číslo verzia fáza krok a alebo z do na od`,
  ordinals: true,
  months: `
    januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra január február marec apríl máj
    jún júl august september október november december`,
};
