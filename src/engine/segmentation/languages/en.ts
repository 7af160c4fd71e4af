import type { LanguageSource } from './language-rules.ts';

export const english: LanguageSource = {
  never: `
    bankr evid civ crim proc cir
    revd cpt cmdr cdr lt cpl maj brig supt
    adj adv amb approx assoc asst attn atty cie comdr cont dept dir dist exec f.e fr gen.mgr govt
    incl insp lieut med mgr mngr msgr mgmt n.b ord orig pfc phr prep propr pte pvt q.v reps rt sens sgts supp supt
    suppl synd trans treas univ viz vs w.r.t illus abbr hosp corpl capt
    Fed Rep Gen Col Hon Sen Gov Rev Pres Cal Adm`,
  mayEnd: `
    ed eds ret est
    ave blvd rd bldg apt hwy pkwy ln ct dept sq tel ext yr yrs mo mos wk wks lb lbs oz ft in qt gal pt pts mi mph
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn
    tex va vt wash wis wyo d.c n.y l.a n.j n.c s.c assn intl natl mfg dec'd`,
  beforeNumber: `
    jan feb mar apr jun jul aug sep sept oct nov dec sun mon tue tues wed thu thurs fri sat
    sch schs annex exh cls ex pt pts bk ser seq subsec subpara regs appx amend add stat cal u.s.c c.f.r`,
  starters: `
    a an and or but so yet for nor as at by in on of to from with without within into onto upon about above after
    before behind below beneath beside between beyond during until since through under over
    i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
    this that these those here there then thus hence therefore however moreover furthermore meanwhile otherwise
    who whom whose which what when where why how whether if unless although though because while whereas once
    no not none nothing nobody never neither either both each every all any some many much most more several few
    one two three four five six seven eight nine ten another other others such same
    dozens hundreds thousands millions billions
    is are was were be been am do does did has have had can could will would shall should may might must let
    please yes now today yesterday tomorrow also even only just still again perhaps maybe finally later soon first second
    third next last according despite except like unlike instead`,
  labels: `
    section sections sec clause clauses article articles paragraph paragraphs para page pages chapter chapters part
    table tables figure figures fig appendix annex schedule exhibit attachment rule rules item items step steps
    number no nos line lines volume vol version phase class type level grade room unit lot
    and or of in to by see for from than about is are was were under with at on plus minus times over per`,
};
