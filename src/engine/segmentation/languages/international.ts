import type { LanguageSource } from './language-rules.ts';

/** Abbreviations that turn up in texts of every language with Latin letters, in names, company forms and citations. */
export const international: LanguageSource = {
  never: `
    mr mrs ms mx messrs mme mlle dr drs prof capt sgt e.g i.e cf viz vs resp approx incl excl esp ca c d.h z.b
    St Ste Mt Ft`,
  mayEnd: `
    inc ltd co cos corp llc llp plc jr sr etc al bros ph.d m.d b.a m.a b.sc m.sc ll.m d.phil esq gmbh mbh s.a s.p.a s.r.l
    s.l b.v n.v a.g u.s u.s.a u.k u.n e.u a.m p.m a.d b.c km kg cm mm min sec hr hrs mg ml ibid loc.cit op.cit`,
  beforeNumber: `
    no nos nr nº n° n.º num p pp vol vols ch chap fig figs sec secs art arts par para paras eq eqs ver v vv rs tab app ex
    ref refs tel fax cap lit sect cl reg § s ss l ll f ff`,
  starters: `i the it he she they we you this that these those there here how what who when where why`,
};
