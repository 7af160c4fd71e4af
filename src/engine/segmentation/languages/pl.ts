import type { LanguageSource } from './language-rules.ts';

export const polish: LanguageSource = {
  never: `
    p pp dr mgr inż prof doc hab lek med dyr red ks bp abp kard św bł o s gen płk ppłk mjr kpt por ppor sierż kpr
    np m.in tzn tj tzw wg ws ds pt ps im ul al pl os woj pow gm m.st dn br b.r ub ur zm zob por ok ca właśc
    ang niem fr ros łac gr wł hiszp czes pol bałt słow germ tur arab hebr jęz wyd oprac tłum przeł zeszyt zesz
    dot jw ww wym n.p.m godz maks min śp cd cdn tel faks pok zw nt nw sz.p zwł szczeg śr tyt cyt
    j.w mat fiz chem biol geogr hist filoz wiceprez prez przew sekr kier adw`,
  mayEnd: `
    itd itp r w n.e p.n.e tys mln mld bln zł gr szt egz kg km cm godz sek in i.in wz sp z o.o s.a s.c sp.j sp.k
    ur zm roku etc sty lut mar kwi maj cze lip sie wrz paź lis gru`,
  beforeNumber: `
    art ust pkt lit nr nry poz s str ss rozdz § rys tab ryc zał t vol z zesz wyd sygn par ok godz dz.u dz l.p lp`,
  starters: `
    ten ta to ci te tego tej tym tych ja ty on ona ono my wy oni one się mój moja twój jego jej nasz wasz ich
    kto co kiedy gdzie dlaczego jak jaki jaka jakie który która które czy i oraz lub albo ale lecz jednak więc zatem
    ponieważ gdyż jeżeli jeśli gdy aby żeby choć chociaż w we na z ze do od o u po pod nad przy przez przed za dla bez
    między według podczas wobec tutaj tu tam teraz dziś wczoraj jutro także również ponadto następnie potem wtedy dlatego
    wszystko wszyscy wszystkie każdy każda niektórzy wiele kilka nie nigdy zawsze tak jest są był była było były będzie
    może można należy musi ma mają`,
  labels: `artykuł strona strony rozdział sekcja ustęp punkt tabela rysunek załącznik część numer tom wersja faza krok i lub z do na od`,
  ordinals: true,
  months: `
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia styczeń luty marzec
    kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień`,
};
