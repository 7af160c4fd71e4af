import type { LanguageSource } from './language-rules.ts';

export const portuguese: LanguageSource = {
  never: `
    sr sra srs sras srta dr dra drs prof profa eng arq adv exmo exma ilmo ilma v.exa v.ex.ª d dª dom dona fr pe st sta sto
    gen cel maj cap ten sgt alm min des p.ex v.g i.e e.g cf aprox av r pç trav rod al lg tel fax ref dir esq depto dept
    obs n.b pág. máx mín núm org trad ed. coord col resp incl ex`,
  mayEnd: `etc ltda s.a s.a.. cia lda a.c d.c a.m p.m jan fev mar abr mai jun jul ago set out nov dez km kg min seg e.u.a eua`,
  beforeNumber: `art arts n nº n.º no nos núm pág págs p pp par § inc al cap caps fig figs tab vol vols t lei tel sec cl item anexo proc`,
  starters: `
    o a os as um uma uns umas este esta estes estas esse essa isso isto aquele aquela aquilo eu tu ele ela nós vós eles elas
    você vocês me te se meu minha seu sua nosso nossa que quem qual quando onde como por porque quanto e ou mas porém se
    embora enquanto pois ao aos à às de do da dos das em no na nos nas com sem sob sobre para pelo pela entre até desde após
    segundo assim também além entretanto contudo portanto então depois antes agora hoje ontem amanhã aqui ali não sim nunca
    sempre todo toda todos todas cada alguns algumas outro outra muitos é são era eram foi foram há tem têm está estão será pode
    podem deve devem`,
  labels: `artigo artigos página páginas capítulo seção secção parágrafo alínea tabela quadro figura anexo parte ponto número título cláusula versão fase e ou de em a ao do da por`,
  months: `janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro`,
};

export const romanian: LanguageSource = {
  never: `
    dl dna d-na d-l dlui dr ing prof conf lect asist acad av arh gen col lt cpt mr sf pr pt ex de.ex d.ex i.e adică. cf cca
    aprox str bd bld b-dul șos cal jud mun com loc bl sc et ap tel fax nr.crt resp inclusiv. incl excl max min. ed trad red
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

export const catalan: LanguageSource = {
  never: `sr sra srta dr dra prof enginy arq adv exc exm exma p.ex cf aprox av avda c pl pg tel fax ref dir esq dept màx mín núm ed trad st sta d`,
  mayEnd: `etc s.a s.l s.a.u cia a.c d.c a.m p.m gen febr abr set oct nov des km kg min`,
  beforeNumber: `art arts núm núms n pàg pàgs p pp par § ap lletra cap fig taula vol tel`,
  starters: `el la els les un una uns unes aquest aquesta aquests això jo tu ell ella nosaltres ells què qui quan on com per perquè i o però si a al de del en amb sense sobre entre fins des després així també a més no sí mai sempre tot tots cada és són era ha han pot cal`,
  labels: `article pàgina capítol secció paràgraf taula figura annex part punt número i o de a en`,
  months: `gener febrer març abril maig juny juliol agost setembre octubre novembre desembre`,
};
