import type { LanguageSource } from './language-rules.ts';

export const vietnamese: LanguageSource = {
  never: `ts ths pgs gs bs ks cn tp tx q p đ ô b nxb v.d vd t.ư đ.c d.c ts.bs pgs.ts gs.ts`,
  mayEnd: `v.v tnhh cp`,
  beforeNumber: `tr q p đ tt`,
  starters: `các những một này đó tôi anh chị ông bà họ chúng ta nó ai gì khi nếu vì tuy nhưng và hoặc do để trong trên dưới với từ theo sau trước tại ở cho đã đang sẽ có không là được`,
};
