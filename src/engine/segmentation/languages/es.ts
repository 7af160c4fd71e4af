import type { LanguageSource } from './language-rules.ts';

export const spanish: LanguageSource = {
  never: `
    sr sra srta sres sras d dª dña dr dra dres prof profa lic ing arq abog mtro mtra gral gral cnel cap tte sgto alm
    ee rr ff cc jj ll fr hno hna mons rvdo rvda exc excmo excma ilmo ilma sto sta p.ej v.gr v.g i.e e.g cf cfr vid aprox admón
    admva avda av c/ cta ctra dpto depto dto dir edo esq ext fdo hnos izq izda dcha int máx mín núm ob pdte pdta pral
    pról prov ref reg rep rte sdad sec secc sig sigs ss srs tel teléf urb vda vs ud uds vd vds v.e v.s s.m ss.mm
    ss.aa rr.hh ee.uu ff.aa ff.cc jj.oo cc.aa cc.oo mt párrf párr trad traduc
    San`,
  mayEnd: `
    etc cía s.a s.l s.l.u s.a.u s.c s.r.l s.a.b s.a.deC.V c.v ee.uu uu n.º nº a.c d.c a.m p.m ene feb abr jun jul ago sep sept set
    oct nov dic lun mié jue vie sáb dom hs km min seg kg i.v.a`,
  beforeNumber: `
    art arts no nos núm núms nro nros n° nº n.º pág págs p pp párr párrf párrfs cap caps fig figs tab apdo ap inc lit
    vol vols t ley tel lun mar mié jue vie sáb dom ene feb mar abr may jun jul ago sep sept oct nov dic cl sec`,
  starters: `
    el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel aquella aquellos esto eso aquello
    yo tú él ella ello nosotros vosotros ellos ellas usted ustedes me te se nos le les mi tu su sus nuestro nuestra
    que qué quien quién quienes cual cuál cuando cuándo donde dónde como cómo cuánto por para porque
    y e o u pero sino mas aunque si pues ni a al ante bajo con contra de del desde durante en entre hacia hasta mediante
    según sin sobre tras así también tampoco además asimismo sin embargo entonces luego después antes ahora hoy ayer
    mañana aquí allí ya no sí nunca siempre todo toda todos todas cada cualquier algunos algunas otro otra otros muchos
    es son era eran fue fueron ha han había hay está están será serán puede pueden debe deben`,
  labels: `
    artículo artículos página páginas capítulo sección párrafo apartado tabla figura anexo parte punto número título
    libro tomo volumen versión fase cláusula y o de en a al del por con`,
  months: `enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre`,
};
