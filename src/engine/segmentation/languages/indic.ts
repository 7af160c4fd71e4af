import type { LanguageSource } from './language-rules.ts';

/** Devanagari texts end sentences with a danda or, in Marathi and modern Hindi, with a dot. */
export const hindi: LanguageSource = {
  never: `डॉ डा प्रो श्री. पं सु कु मो मा स्व रा ए बी सी डी एम एन पी आर एस जे के वी टी एल जी सं पृ अ उ ई.पू इं न्या आदि.`,
  mayEnd: `ई.पू ई कि.मी किमी मी से.मी कि.ग्रा लि प्रा.लि रु आदि`,
  beforeNumber: `पृ सं क्र धारा. अनु रु भा ख`,
};

export const marathi: LanguageSource = {
  never: `डॉ डा प्रा श्री श्रीमती. सौ कु पं रा ह.भ.प मा स्व अ ब क ए बी सी डी एम एन पी आर एस जे के वि वा ना गो उदा इ.स इ.स.पू म्हणजे. क्र पृ न्या`,
  mayEnd: `इ वगैरे. कि.मी किमी मी से.मी कि.ग्रॅ लि रु प्रा.लि इ.स`,
  beforeNumber: `पृ क्र कलम. रु खंड. इ.स भा`,
};

export const bengali: LanguageSource = {
  never: `ডা ড প্রফ মো মোঃ মি. শ্রী অধ্যা ইঞ্জি লে কর্নেল. জে এ বি সি এম`,
  mayEnd: `ইত্যাদি কি.মি কিমি লি প্রা.লি`,
  beforeNumber: `পৃ নং খ ধারা.`,
};
