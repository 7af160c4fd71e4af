import type { JSONSchema7 } from '@ai-sdk/provider';

const text = { type: 'string' } as const;

/** What the model is made to answer. The order of the properties is the order in which it writes them. */
export const answerSchema: JSONSchema7 = {
  type: 'object',
  properties: {
    translations: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: text, echo: text, target: text },
        required: ['id', 'echo', 'target'],
        additionalProperties: false,
      },
    },
  },
  required: ['translations'],
  additionalProperties: false,
};
