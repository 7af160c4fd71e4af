import type { LanguageSource } from './language-rules.ts';

export const lao: LanguageSource = {
  never: `ດຣ ປອ ສຈ ຮສ ທ ນ ພ.ສ ຄ.ສ`,
  spaced: { finals: `ບໍ່ ເດີ້ ແດ່ ເນາະ`, openers: `ແຕ່ວ່າ ສະນັ້ນ ດັ່ງນັ້ນ ນອກຈາກນັ້ນ ນອກຈາກນີ້ ຢ່າງໃດກໍຕາມ ຈາກນັ້ນ ຕໍ່ມາ` },
};
