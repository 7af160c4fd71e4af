import type { LanguageSource } from './language-rules.ts';

export const bengali: LanguageSource = {
  never: `ডা ড প্রফ মো মোঃ শ্রী অধ্যা ইঞ্জি লে জে এ বি সি এম`,
  mayEnd: `ইত্যাদি কি.মি কিমি লি প্রা.লি`,
  beforeNumber: `পৃ নং খ`,
};
