import type { LanguageSource } from './language-rules.ts';

export const romanian: LanguageSource = {
  never: `
    dl dna d-na d-l dlui dr ing prof conf lect asist acad av arh gen col lt cpt mr sf pr pt ex de.ex d.ex i.e cf cca
    aprox str bd bld b-dul șos jud mun bl sc et ap tel fax nr.crt resp incl excl max ed trad red
    n.r n.n n.a a.k.a m.o`,
  mayEnd: `etc ș.a ș.a.m.d s.a s.r.l s.n.c s.c î.hr d.hr e.n î.e.n mil mld lei km kg ian feb mar apr mai iun iul aug sept oct noi dec`,
  beforeNumber: `art alin lit pct nr p pag pp cap fig tab vol anexa § o.u.g h.g l sect tel ap bl et`,
  starters: `
    un o niște acest această acești aceste acela aceea eu tu el ea noi voi ei ele meu său nostru ce cine care când unde de cum
    cât și sau dar însă ori dacă deși deoarece pentru în la pe cu din despre după înainte între fără spre prin sub peste până
    conform potrivit aici acolo acum astăzi ieri mâine de asemenea apoi atunci astfel totuși toate toți fiecare unii nu da
    este sunt era erau a au va vor poate trebuie`,
  labels: `articolul pagina capitolul secțiunea alineatul punctul tabelul figura anexa partea numărul și sau din la de`,
  months: `ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie`,
};
