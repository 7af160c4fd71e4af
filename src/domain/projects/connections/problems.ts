import { defineProblems } from '#platform/problems';

export const connectionProblem = defineProblems({
  'connection-unknown': {
    status: 404,
    when: 'There is no such connection, or it is none of yours.',
    action: 'List the connections.',
  },
  'connection-name-taken': {
    status: 409,
    when: 'Another connection there has this name.',
    action: 'Choose another name.',
  },
  'connection-address-refused': {
    status: 422,
    when: 'No provider is reached at a link-local address.',
    action: 'Give the address of the service itself.',
  },
  'connection-secret-needed': {
    status: 422,
    when: 'A stored key is not sent to another provider or address than it was given for.',
    action: 'Send the key along with the new settings, or `null` to go without one.',
  },
  'connection-unusable': {
    status: 422,
    when: 'The provider of a connection cannot be opened.',
    action: 'Mend what the message names in the settings of the connection.',
  },
  'egress-refused': {
    status: 403,
    when: 'The policy does not let text go to this provider.',
    action:
      'Use a connection the policy allows, or have `egress` and `allowedProviders` of the policy changed.',
  },
  'spending-limit-reached': {
    status: 409,
    when: 'A connection has spent what it may in its period.',
    action: 'Raise its limit, wait for the next period, or use another connection.',
  },
});
