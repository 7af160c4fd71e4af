import type { LanguageSource } from './language-rules.ts';

export const italian: LanguageSource = {
  never: `
    sig sigg sig.ra sig.na sigra sig.re dott dott.ssa dr dr.ssa prof prof.ssa ing avv arch geom rag on sen min pres dir
    amm cav comm gen col cap ten serg mar.llo mons fra p s ss sta egr gent gent.mo gent.ma spett ill preg
    v.cte v vedi cfr cf p.es per.es ad.es es c.a ca circa v.le p.za p.zza c.so l.go loc fraz prov reg
    psicol econ ling med fis chim mat biol bot dir.gen amm.re deleg resp rif tel telef int max cost
    st d meteor idraul elettr agg sost pron verb sing plur masch femm lat gr ingl fr ted sp abbr accr aff
    all alleg racc on.le rev rev.mo s.e em mitt dest
    San Don`,
  mayEnd: `
    ecc etc s.p.a s.r.l s.n.c s.a.s s.s a.c d.c a.m p.m gen feb mar apr mag giu lug ago set sett ott nov dic
    lun mer gio ven sab dom km kg min sec az f.p i.v.a ibid`,
  beforeNumber: `
    art artt n nn nr num no n° nº pag pagg p pp cap capp par § co comma fig figg tab tabb vol voll all lett l
    d.lgs d.l d.p.r d.m c.c c.p cass sez t tit lun mar mer gio ven sab dom gen feb apr mag giu lug ago set ott nov dic`,
  starters: `
    il lo la i gli le l un uno una un' questo questa questi queste quello quella quelli quelle ciò
    io tu lui lei egli ella esso essa noi voi loro mi ti ci vi si mio mia tuo suo sua nostro vostro
    che chi cosa cui quale quali quando dove come perché quanto e ed o oppure ma però se sebbene benché mentre poiché
    a al allo alla ai agli alle ad di del dello della dei degli delle da dal dalla in nel nello nella nei nelle con su
    sul sulla per tra fra dopo prima durante secondo senza contro verso fino entro
    così anche inoltre tuttavia quindi dunque pertanto infine poi allora ora oggi ieri domani qui là non sì no mai sempre
    tutto tutta tutti tutte ogni alcuni alcune molti molte nessuno altro altri
    è sono era erano ha hanno aveva sarà saranno può possono deve devono`,
  labels: `
    articolo articoli pagina pagine capitolo sezione paragrafo comma tabella figura allegato parte punto numero titolo
    libro volume versione fase clausola e o di in a al del dal per con`,
  months: `gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre`,
};
