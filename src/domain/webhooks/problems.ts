import { defineProblems } from '#platform/problems';

export const webhookProblem = defineProblems({
  'webhook-unknown': {
    status: 404,
    when: 'There is no such webhook in the project.',
    action: 'List the webhooks of the project.',
  },
  'webhook-delivery-unknown': {
    status: 404,
    when: 'There is no such delivery of the webhook.',
    action: 'List the deliveries of the webhook.',
  },
  'webhook-delivery-over': {
    status: 409,
    when: 'The delivery has arrived or was given up: no attempt is left to be made.',
    action: 'Send its event again, as a delivery of its own.',
  },
  'webhook-address-refused': {
    status: 422,
    when: 'A webhook is sent to http or https addresses without a user name or password.',
    action: 'Give an address such as https://example.org/verso.',
  },
});
