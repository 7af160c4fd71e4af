import { defineFindings } from '#engine/findings';

export const formatFinding = defineFindings({
  'exchange-not-recognised': {
    severity: 'error',
    when: 'The file with translations is neither XLIFF nor JSON.',
    action: 'Submit the .xlf or .json file that was extracted, with its translations.',
  },
});
