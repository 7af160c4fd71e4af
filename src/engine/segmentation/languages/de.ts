import type { LanguageSource } from './language-rules.ts';

export const german: LanguageSource = {
  never: `
    hr hrn fr frl dr.med dr.jur dr.phil dr.rer.nat dr.ing dipl dipl.-ing dipl.-kfm ing prof priv.-doz hl sog sogen
    z.b z.t z.z z.zt z.hd z.hdn d.h d.i i.d.r i.s.v i.s.d i.v.m i.h.v i.w i.e.s i.ü i.a i.allg i.b i.d.f i.v i.sv u.u u.ä u.a
    u.zw u.g u.e m.e m.a.w m.w m.b.h o.ä o.g o.a s.o s.u s.a s v.a v.h v.u.z v.chr n.chr vgl vergl bzw bspw beisp bsp
    evtl ggf gg gem gemäss zzgl zuzgl abzgl inkl exkl einschl ausschl betr bez bzgl hinsichtl lt urspr entspr
    einschließl ehem geb gest verh verw gesch gegr allg bes insb insbes mind max ca rd ungef vorm nachm
       wg zw zur.zt a.d a.m a.a.o a.f n.f d.j d.m d.o jgg kfm techn wiss jur med phil rer nat theol
    abk aufl bearb hg hrsg hgg übers verf red verl begr st skt str.nr tel fax nachf gebr insp stv vors
    wiss.mitarb univ.-prof a.o ao o.prof p.a c.d ebd ebda lfd zul geänd idf ivm iVm iSd iSv aF nF i.e f.d f.f
    frhr kgl dt engl frz ital span lat griech russ österr schweiz amerik europ intern bayr`,
  mayEnd: `
    usw usf etc u.s.w u.a u.ä u.v.a u.v.m o.ä o.dgl u.dgl dgl ff f mio mrd tsd str std min sek jh jhd jhdt jhs mwst
    co kg gmbh ag bd bde abt abb aufl fn rn rdn rz art kap ziff anm anl jan feb mrz apr jun jul aug sep sept okt nov dez
    mo di mi do fr sa so g.m.b.h e.v a.g`,
  beforeNumber: `
    art abs nr nrn ziff ziffn lit buchst abschn kap s satz rn rdnr rdn rz fn fußn anm anl anh abb tab bd bde bl blatt
    hs heft jg jgg paragr par § §§ pos pkt vers str unterabs uabs bgbl tz halbs hs var alt bsp best ausg`,
  endingsBeforeNumber: `str nr abs kap abschn bd anl tab`,
  starters: `
    der die das den dem des ein eine einen einem einer eines dieser diese dieses diesem diesen jener jene jenes jeder jede
    jedes alle allen aller alles manche mancher viele vieles einige einiges mehrere wenige beide kein keine keiner keinen
    ich du er sie es wir ihr man mich mir dich dir ihn ihm uns euch ihnen mein meine dein seine sein ihre unser unsere euer
    wer was wen wem wo wann warum wie wieso weshalb woher wohin welche welcher welches
    und oder aber denn doch sondern wenn weil dass da ob obwohl während nachdem bevor sobald solange sofern falls damit
    in im an am auf aus bei beim mit nach von vom zu zum zur für durch gegen ohne um unter über vor hinter neben zwischen
    seit bis trotz wegen laut gemäß aufgrund innerhalb außerhalb anhand mittels
    dort hier dann danach dabei dadurch dagegen daher dafür daran darauf daraus darin darüber darum davon davor dazu
    deshalb deswegen zudem außerdem jedoch ferner weiterhin schließlich zunächst zuerst zuletzt insgesamt allerdings
    auch nur noch schon so sowohl weder entweder nun heute gestern morgen jetzt immer nie niemals oft manchmal
    ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können muss müssen soll sollen darf dürfen
    bitte ja nein nicht nichts`,
  labels: `
    seite seiten nummer kapitel abschnitt absatz artikel tabelle abbildung punkt ziffer zeile version teil band bild
    anlage anhang formel gleichung paragraph schritt raum zimmer satz randnummer fußnote stufe phase klasse typ
    jahr jahre jahren jahr euro und oder von bis`,
  ordinals: true,
  months: `
    januar jänner februar feber märz april mai juni juli august september oktober november dezember jan feb mär mrz apr jun
    jul aug sep sept okt nov dez`,
};
