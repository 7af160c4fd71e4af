import type { LanguageSource } from './language-rules.ts';

/** Thai and Lao set sentences apart by a space only; polite particles end them, linking words open them. */
export const thai: LanguageSource = {
  never: `ดร ศ รศ ผศ นพ พญ ทพ ภก น.ส นส นาย. พล.อ พล.ต.อ พล.ท พ.ต.ท พ.ต.อ ร.ต.อ จ.ส.อ ม.ร.ว ม.ล ด.ช ด.ญ อ ต จ ถ ซ ม.. พ.ศ ค.ศ ฯพณฯ เช่น. บ หจก บมจ`,
  mayEnd: `ฯลฯ น กม ซม มม กก จก บมจ พ.ศ ค.ศ`,
  beforeNumber: `พ.ศ ค.ศ มาตรา. ข้อ. น หน้า. โทร`,
  spaced: {
    finals: `ครับ ครับผม ค่ะ คะ ขา นะคะ นะครับ จ้ะ จ้า จ๊ะ ฮะ ล่ะ น่ะ เถอะ หรือไม่ หรือเปล่า หรือยัง ไหม มั้ย`,
    openers: `อย่างไรก็ตาม อย่างไรก็ดี นอกจากนี้ นอกจากนั้น ดังนั้น เพราะฉะนั้น ทั้งนี้ ทั้งนั้น ในขณะเดียวกัน ขณะเดียวกัน ต่อมา จากนั้น หลังจากนั้น สุดท้ายนี้ ในทางกลับกัน อนึ่ง กล่าวคือ แต่ทว่า`,
  },
};

export const lao: LanguageSource = {
  never: `ດຣ ປອ ສຈ ຮສ ທ ນ ພ.ສ ຄ.ສ`,
  spaced: { finals: `ບໍ່ ເດີ້ ແດ່ ເນາະ`, openers: `ແຕ່ວ່າ ສະນັ້ນ ດັ່ງນັ້ນ ນອກຈາກນັ້ນ ນອກຈາກນີ້ ຢ່າງໃດກໍຕາມ ຈາກນັ້ນ ຕໍ່ມາ` },
};

export const korean: LanguageSource = {
  never: `예. 약.`,
  mayEnd: `등`,
  beforeNumber: `제. p pp`,
};

export const vietnamese: LanguageSource = {
  never: `ts ths pgs gs bs ks cn tp tx q p đ ô b nxb v.d vd tr. t.ư đ.c d.c ts.bs pgs.ts gs.ts`,
  mayEnd: `v.v v.v.. tnhh cp`,
  beforeNumber: `tr q p đ điều. tt số.`,
  starters: `các những một này đó tôi anh chị ông bà họ chúng ta nó ai gì khi nếu vì tuy nhưng và hoặc do để trong trên dưới với từ theo sau trước tại ở cho đã đang sẽ có không là được`,
};

export const indonesian: LanguageSource = {
  never: `bpk sdr sdri dr drs dra ir prof h hj hjh kh kol letjen jend kapt st s.h s.e s.t m.m jl jln gg no. dst. dll. dsb. a.n u.p u.b y.th yth ttd tgl hal. mis misal. tel telp`,
  mayEnd: `dll dst dsb dkk pt cv tbk rp km kg a.m s.m`,
  beforeNumber: `no hal ps pasal. ay bab. jl tgl gbr tab lamp rp`,
  starters: `ini itu saya aku anda dia mereka kami kita yang apa siapa kapan mana mengapa bagaimana dan atau tetapi namun jika apabila karena meskipun agar untuk di ke dari pada dengan tanpa oleh setelah sebelum antara menurut selain kemudian lalu juga semua setiap beberapa banyak tidak bukan ya ada adalah`,
};
