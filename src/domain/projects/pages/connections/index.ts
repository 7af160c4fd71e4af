import type { VersoPage } from '#domain/context';
import { connectionListPages } from './connection-list-page.tsx';
import { connectionPages as ofOne } from './connection-page.tsx';

export const connectionPages: readonly VersoPage[] = [...connectionListPages, ...ofOne];
