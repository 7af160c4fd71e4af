import { defineFindings } from '#engine/findings';

export const providerFinding = defineFindings({
  'provider-key-missing': {
    severity: 'error',
    when: 'The provider needs a key, and the environment variable that should hold it is empty.',
    action: 'Set the variable, or name another one with apiKeyVariable in a connection file.',
  },
  'provider-key-unusable': {
    severity: 'error',
    when: 'The key of the provider holds blanks, line breaks or letters that no key has.',
    action: 'Set the variable anew: the key alone, without quotation marks or line breaks.',
  },
  'provider-not-opened': {
    severity: 'error',
    when: 'The provider could not be reached to ask what it translates.',
    action: 'Check the address and whether the service runs; the message says what happened.',
  },
  'provider-setting-missing': {
    severity: 'error',
    when: 'The provider cannot be reached without a setting that is not given.',
    action:
      'Give it on the command line or in a connection file; docs/providers lists what each provider needs.',
  },
  'provider-settings-invalid': {
    severity: 'error',
    when: 'The settings of a provider cannot be used.',
    action: 'Correct the named setting; docs/providers lists every setting with what it takes.',
  },
  'provider-pseudo': {
    severity: 'warning',
    when: 'No provider was named and none is installed for these languages, so that `pseudo` stands in, which translates nothing.',
    action: 'Name a provider with --provider; verso translate --help lists them.',
  },
});
