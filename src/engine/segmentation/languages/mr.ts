import type { LanguageSource } from './language-rules.ts';

export const marathi: LanguageSource = {
  never: `डॉ डा प्रा श्री सौ कु पं रा ह.भ.प मा स्व अ ब क ए बी सी डी एम एन पी आर एस जे के वि गो उदा इ.स इ.स.पू क्र पृ न्या`,
  mayEnd: `इ कि.मी किमी मी से.मी कि.ग्रॅ लि रु प्रा.लि इ.स`,
  beforeNumber: `पृ क्र रु इ.स भा`,
};
