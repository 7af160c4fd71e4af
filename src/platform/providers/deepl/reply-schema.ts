import { z } from 'zod';

/** What is read of DeepL's answer. */
export const deeplReplySchema = z.object({
  translations: z.array(
    z.object({
      text: z.string(),
      /** Characters DeepL charges for, where it says so. */
      billed_characters: z.int().min(0).optional(),
    }),
  ),
});
