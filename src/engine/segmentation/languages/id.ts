import type { LanguageSource } from './language-rules.ts';

export const indonesian: LanguageSource = {
  never: `bpk sdr sdri dr drs dra ir prof h hj hjh kh kol letjen jend kapt st s.h s.e s.t m.m jl jln gg a.n u.p u.b y.th yth ttd tgl mis tel telp`,
  mayEnd: `dll dst dsb dkk pt cv tbk rp km kg a.m s.m`,
  beforeNumber: `no hal ps ay jl tgl gbr tab lamp rp`,
  starters: `ini itu saya aku anda dia mereka kami kita yang apa siapa kapan mana mengapa bagaimana dan atau tetapi namun jika apabila karena meskipun agar untuk di ke dari pada dengan tanpa oleh setelah sebelum antara menurut selain kemudian lalu juga semua setiap beberapa banyak tidak bukan ya ada adalah`,
};
