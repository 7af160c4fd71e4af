import type { LanguageSource } from './language-rules.ts';

/** Devanagari texts end sentences with a danda or, in Marathi and modern Hindi, with a dot. */
export const hindi: LanguageSource = {
  never: `डॉ डा प्रो पं सु कु मो मा स्व रा ए बी सी डी एम एन पी आर एस जे के वी टी एल जी सं पृ अ उ ई.पू इं न्या`,
  mayEnd: `ई.पू ई कि.मी किमी मी से.मी कि.ग्रा लि प्रा.लि रु आदि`,
  beforeNumber: `पृ सं क्र अनु रु भा ख`,
};
