import type { LanguageSource } from './language-rules.ts';

export const slovak: LanguageSource = {
  never: `
    p pp sl pí mgr ing dr doc prof bc judr mudr mvdr rndr phdr thdr paeddr rsdr csc. dr.h.c akad arch gen plk pplk mjr kpt npor
    por sv bl napr tzv t.j tj t.č t.z tzn resp event príp ev cca ca asi. č čís ul nám ods. tel mob fax zast zn
    nem angl fr rus lat gr slov čes maď poľ š. pozn porov por vyd prekl zost zodp red hl min. max vrát okr obl kraj
    bývalý. býv nar zom ods tr o.i i. s.r. podpred predsed riad`,
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

export const czech: LanguageSource = {
  never: `
    p pí sl mgr ing dr doc prof bc judr mudr mvdr rndr phdr thdr akad arch gen plk mjr kpt npor por sv např tzv tj t.j
    tzn resp popř příp event ev cca č čís ul nám tel mob zást zn něm angl fr rus lat řec pol pozn srov vyd překl red hl
    max min. vč okr býv nar zem odst tř mj m.j aj. kupř kol zejm evid podl ved`,
  mayEnd: `atd apod aj a.j a.s s.r.o k.s v.o.s spol n.l př.n.l r mil mld tis ks hod min sek kč ph.d csc etc`,
  beforeNumber: `č čís čl odst písm str s § kap obr tab příl sv roč bod sb tel cca`,
  starters: `
    ten ta to ti ty tento tato toto tito tyto já ty on ona ono my vy oni se si můj tvůj jeho její náš váš jejich
    kdo co kdy kde proč jak jaký který která které zda a i nebo ale však proto tedy protože neboť jestliže pokud když aby ačkoli
    v ve na z ze do od o u po pod nad při přes před za pro bez mezi podle během zde tam nyní dnes včera zítra také dále
    potom tehdy vše všichni všechny každý někteří mnozí ne nikdy vždy ano je jsou byl byla bylo byli bude může lze má mají`,
  labels: `článek strana kapitola oddíl odstavec bod tabulka obrázek příloha část číslo verze fáze krok a nebo z do na od`,
  ordinals: true,
  months: `ledna února března dubna května června července srpna září října listopadu prosince leden únor březen duben květen červen červenec srpen říjen listopad prosinec`,
};
