import type { VersoPage } from '#domain/context';
import { webhookListPages } from './webhook-list-page.tsx';
import { webhookPages as ofOne } from './webhook-page.tsx';

export const webhookPages: readonly VersoPage[] = [...webhookListPages, ...ofOne];
