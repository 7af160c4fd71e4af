import type { LanguageSource } from './language-rules.ts';

export const portuguese: LanguageSource = {
  never: `
    sr sra srs sras srta dr dra drs prof profa eng arq adv exmo exma ilmo ilma v.exa v.ex.ª d dª dom dona fr pe st sta sto
    gen cel maj cap ten sgt alm min des p.ex v.g i.e e.g cf aprox av r pç trav rod al lg tel fax ref dir esq depto dept
    obs n.b máx mín núm org trad coord col resp incl ex`,
  mayEnd: `etc ltda s.a cia lda a.c d.c a.m p.m jan fev mar abr mai jun jul ago set out nov dez km kg min seg e.u.a eua`,
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
