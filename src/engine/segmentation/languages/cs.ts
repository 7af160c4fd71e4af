import type { LanguageSource } from './language-rules.ts';

export const czech: LanguageSource = {
  never: `
    p pí sl mgr ing dr doc prof bc judr mudr mvdr rndr phdr thdr akad arch gen plk mjr kpt npor por sv např tzv tj t.j
    tzn resp popř příp event ev cca č čís ul nám tel mob zást zn něm angl fr rus lat řec pol pozn srov vyd překl red hl
    max vč okr býv nar zem odst tř mj m.j kupř kol zejm evid podl ved`,
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
