import type { LanguageSource } from './language-rules.ts';

export const french: LanguageSource = {
  never: `
    m mm mr mme mmes mlle mlles dr drs pr prof me mes mgr st ste sts stes p.ex par.ex c.-à-d c.à.d cf av apr env
    inéd éd éds coll trad dir réf tél téléc adr dép dépt gén cdt lt sgt cne adj amb vte cte ctesse
    bd boul av fbg pl rte chem resp spéc spécial litt fig.propr approx max hab s.v.p n.b n.d.l.r n.d.t
    susm préc suppl compl conf fam fr angl all ital esp lat gr s.a.r s.m s.e s.exc ll.aa ll.mm rr.pp mm.les
    Col Cap`,
  mayEnd: `
    etc al s.a s.a.r.l s.a.s s.n.c e.u.r.l c.v t.v.a h.t t.t.c j.-c a.p b.p r.d.c janv févr avr juil sept oct nov déc
    lun mar mer jeu ven sam dim éd suiv sv ibid id loc.cit op.cit vol tom`,
  beforeNumber: `
    art al p pp n no nos n° t tt vol chap ch fig tabl tab paragr § alin liv sect ann annexe part titre col r l d c.civ
    janv févr mars avr juil sept oct nov déc art.l art.r cass env av vers réf`,
  starters: `
    le la les l un une des du de ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
    je tu il elle on nous vous ils elles moi toi lui eux qui que quoi où quand comment pourquoi combien quel quelle quels
    et ou mais donc or ni car si lorsque puisque comme quoique afin parce
    à au aux en dans par pour sur sous avec sans chez vers entre depuis pendant avant après contre malgré selon dès jusque
    ainsi alors aussi cependant toutefois néanmoins enfin ensuite puis d'abord ici là voici voilà tout toute tous toutes
    aucun aucune chaque plusieurs certains certaines quelques ceux celles celui celle cela ceci ça c'est
    est sont était étaient a ont avait avaient sera seront peut peuvent doit doivent oui non ne pas plus`,
  labels: `
    article articles page pages chapitre section paragraphe alinéa tableau figure annexe partie point numéro titre livre
    tome volume version phase étape clause et ou de à au du des par sur`,
  ordinals: false,
  months: `janvier février mars avril mai juin juillet août septembre octobre novembre décembre`,
};
