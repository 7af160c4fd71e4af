import { resolve } from 'node:path';
import type { z } from 'zod';
import { configurationProblem } from './problems.ts';
import { type Setting, settings } from './settings.ts';

type Settings = typeof settings;
type ValueOf<T> = T extends { readonly schema: infer S extends z.ZodType; readonly default: string }
  ? z.output<S>
  : T extends { readonly schema: infer S extends z.ZodType }
    ? z.output<S> | undefined
    : never;

/** All settings of a process, read once and handed on. */
export type Configuration = {
  readonly [K in Exclude<keyof Settings, 'origin' | 'storageFolder'>]: ValueOf<Settings[K]>;
} & {
  readonly origin: string;
  readonly storageFolder: string;
  /** Whether Verso runs a PostgreSQL of its own. */
  readonly isEmbedded: boolean;
};

/** What is wrong with a setting, and what to do. Never its value: it may be a secret in the wrong place. */
export interface ConfigurationFault {
  readonly variable: string;
  readonly fault: string;
}

/** Reads the settings. Throws the problem `configuration-invalid`, which names all faults at once. */
export function loadConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const faults: ConfigurationFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings) as [string, Setting][]) {
    const { variable, schema, default: preset } = setting;
    const given = env[variable] === '' ? undefined : env[variable];
    if ((given ?? preset) === undefined) continue;
    const { success, data, error } = schema.safeParse(given ?? preset);
    if (success) values[name] = data;
    else faults.push({ variable, fault: error.issues[0]!.message });
  }
  const isSet = (variable: string): boolean => Boolean(env[variable]);
  faults.push(...togetherFaults(isSet, values.storage === 's3'));
  if (faults.length > 0) {
    const detail = faults.map(({ variable, fault }) => `${variable} ${fault}`).join('; ');
    throw configurationProblem('configuration-invalid', { detail, facts: { faults } });
  }
  const dataFolder = resolve(values.dataFolder as string);
  return {
    ...values,
    dataFolder,
    storageFolder: resolve((values.storageFolder as string) ?? `${dataFolder}/storage`),
    origin: new URL((values.origin as string) ?? `http://localhost:${values.port}`).origin,
    isEmbedded: values.databaseUrl === undefined,
  } as unknown as Configuration;
}

/** Settings that need one another. */
function togetherFaults(isSet: (variable: string) => boolean, isS3: boolean): ConfigurationFault[] {
  const needed: [boolean, string, string][] = [
    [
      isSet('DATABASE_URL'),
      'VERSO_SECRET_KEY',
      'is needed with DATABASE_URL, the same for all processes; make one with `openssl rand -base64 32`',
    ],
    [isS3, 'VERSO_S3_BUCKET', 'is needed with VERSO_STORAGE=s3'],
    [isSet('VERSO_S3_ACCESS_KEY_ID'), 'VERSO_S3_SECRET_ACCESS_KEY', 'is needed with VERSO_S3_ACCESS_KEY_ID'],
    [
      isSet('VERSO_S3_SECRET_ACCESS_KEY'),
      'VERSO_S3_ACCESS_KEY_ID',
      'is needed with VERSO_S3_SECRET_ACCESS_KEY',
    ],
    [isSet('VERSO_OIDC_ISSUER'), 'VERSO_OIDC_CLIENT_ID', 'is needed with VERSO_OIDC_ISSUER'],
    [isSet('VERSO_OIDC_ISSUER'), 'VERSO_OIDC_CLIENT_SECRET', 'is needed with VERSO_OIDC_ISSUER'],
    [isSet('VERSO_OIDC_CLIENT_ID'), 'VERSO_OIDC_ISSUER', 'is needed with VERSO_OIDC_CLIENT_ID'],
    [isSet('VERSO_SEARCH_PASSWORD'), 'VERSO_SEARCH_USER', 'is needed with VERSO_SEARCH_PASSWORD'],
    [isSet('VERSO_SEARCH_USER'), 'VERSO_SEARCH_URL', 'is needed with VERSO_SEARCH_USER'],
    [isSet('VERSO_MAIL_URL'), 'VERSO_MAIL_FROM', 'is needed with VERSO_MAIL_URL'],
  ];
  return needed.flatMap(([when, variable, fault]) => (when && !isSet(variable) ? [{ variable, fault }] : []));
}

/** Variables read elsewhere: they have no part in the service. */
const otherVariables = ['VERSO_DEBUG', 'VERSO_CORPUS'];

/** Variables that look like settings and are none, mostly misspelt. */
export function unknownVariables(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set([...Object.values(settings).map(({ variable }) => variable), ...otherVariables]);
  return Object.keys(env).filter((name) => name.startsWith('VERSO_') && !known.has(name));
}
