import type { LanguageSource } from './language-rules.ts';

export const catalan: LanguageSource = {
  never: `sr sra srta dr dra prof enginy arq adv exc exm exma p.ex cf aprox av avda c pl pg tel fax ref dir esq dept màx mín núm ed trad st sta d`,
  mayEnd: `etc s.a s.l s.a.u cia a.c d.c a.m p.m gen febr abr set oct nov des km kg min`,
  beforeNumber: `art arts núm núms n pàg pàgs p pp par § ap lletra cap fig taula vol tel`,
  starters: `el la els les un una uns unes aquest aquesta aquests això jo tu ell ella nosaltres ells què qui quan on com per perquè i o però si a al de del en amb sense sobre entre fins des després així també a més no sí mai sempre tot tots cada és són era ha han pot cal`,
  labels: `article pàgina capítol secció paràgraf taula figura annex part punt número i o de a en`,
  months: `gener febrer març abril maig juny juliol agost setembre octubre novembre desembre`,
};
