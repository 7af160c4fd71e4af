import type { z } from 'zod';
import { address, choice, choices, flag, list, pairs, text, whole, words } from './values.ts';

/** One environment variable. */
export interface Setting<S extends z.ZodType = z.ZodType> {
  readonly variable: string;
  readonly schema: S;
  /** As it would be written; without one the setting may be missing. */
  readonly default?: string;
  /** Whether it is never shown. */
  readonly isSecret?: boolean;
  readonly meaning: string;
}

type Kept<S extends z.ZodType, D> = Setting<S> & { readonly default: D };

function setting<S extends z.ZodType>(variable: string, schema: S, meaning: string): Setting<S>;
function setting<S extends z.ZodType>(
  variable: string,
  schema: S,
  meaning: string,
  preset: string,
): Kept<S, string>;
function setting<S extends z.ZodType>(
  variable: string,
  schema: S,
  meaning: string,
  preset?: string,
): Setting<S> {
  return { variable, schema, meaning, ...(preset === undefined ? {} : { default: preset }) };
}

const secret = <S extends z.ZodType>(kept: Setting<S>): Setting<S> => ({ ...kept, isSecret: true });

/** Everything that can be set, in the order of the documentation. */
export const settings = {
  databaseUrl: secret(
    setting(
      'DATABASE_URL',
      address('postgres', 'postgresql'),
      'Database of PostgreSQL 15 or newer. Without it `verso start` runs a PostgreSQL of its own in the data folder. Its locale is to know the letters of all scripts, as `C.UTF-8` does, or searches tell capital letters beyond A to Z from small ones.',
    ),
  ),
  databaseConnections: setting(
    'VERSO_DATABASE_CONNECTIONS',
    whole(2, 1000),
    'Most connections of one process to the database; its queue takes up to five more.',
    '10',
  ),
  dataFolder: setting(
    'VERSO_DATA',
    text,
    'Folder of the database, the secret key and stored files, as far as they are not elsewhere.',
    './.verso',
  ),
  secretKey: secret(
    setting(
      'VERSO_SECRET_KEY',
      text.min(32, 'must be at least 32 characters long; make one with `openssl rand -base64 32`'),
      'Seals secrets in the database and signs links and sessions; the same for all processes, never changed. Needed with DATABASE_URL; else made once in the data folder.',
    ),
  ),
  storage: setting(
    'VERSO_STORAGE',
    choice(['files', 's3']),
    'Where documents lie: `files` or `s3`.',
    'files',
  ),
  storageFolder: setting(
    'VERSO_STORAGE_FOLDER',
    text,
    'Folder of stored files, shared by all processes; `storage` in the data folder by default.',
  ),
  s3Bucket: setting('VERSO_S3_BUCKET', text, 'Bucket of stored files. Needed with `VERSO_STORAGE=s3`.'),
  s3Endpoint: setting(
    'VERSO_S3_ENDPOINT',
    address('http', 'https'),
    'Address of the S3 service; Amazon’s of the region by default.',
  ),
  s3Region: setting('VERSO_S3_REGION', text, 'Region of the bucket.', 'us-east-1'),
  s3AccessKeyId: setting(
    'VERSO_S3_ACCESS_KEY_ID',
    text,
    'Key id for the bucket; without it those of the environment, as the AWS SDK finds them.',
  ),
  s3SecretAccessKey: secret(setting('VERSO_S3_SECRET_ACCESS_KEY', text, 'Secret of that key.')),
  s3Prefix: setting('VERSO_S3_PREFIX', text, 'What the keys of all objects begin with.'),
  s3PathStyle: setting(
    'VERSO_S3_PATH_STYLE',
    flag,
    'Whether the bucket is named in the path, as most services other than Amazon’s want it.',
    'true',
  ),
  host: setting('VERSO_HOST', text, 'Address to listen on; `0.0.0.0` for all.', '127.0.0.1'),
  port: setting('VERSO_PORT', whole(0, 65_535), 'Port to listen on; 0 for one that is free.', '8080'),
  origin: setting(
    'VERSO_ORIGIN',
    address('http', 'https'),
    'Address under which people reach Verso; `http://localhost:` and the port by default.',
  ),
  trustProxy: setting(
    'VERSO_TRUST_PROXY',
    list,
    'Addresses or networks of reverse proxies whose X-Forwarded headers are believed, separated by commas; none by default.',
    '',
  ),
  logLevel: setting(
    'VERSO_LOG_LEVEL',
    choice(['silent', 'error', 'warn', 'info', 'debug']),
    'How much is logged to standard error.',
    'info',
  ),
  workerRoles: setting(
    'VERSO_QUEUES',
    choices(['documents', 'translation', 'upkeep']),
    'Roles of the queues that workers of this process run; `verso worker --queues` comes first.',
    'documents,translation,upkeep',
  ),
  workerConcurrency: setting(
    'VERSO_CONCURRENCY',
    whole(1, 100),
    'Jobs of each queue that this process runs at once, instead of what each queue’s contract says.',
  ),
  graceSeconds: setting(
    'VERSO_GRACE_SECONDS',
    whole(1, 3600),
    'Seconds that running jobs and requests have to end after SIGTERM.',
    '20',
  ),
  heartbeatSeconds: setting(
    'VERSO_HEARTBEAT_SECONDS',
    whole(10, 600),
    'Seconds after which a job whose process is silent is given to another; the same for all processes.',
    '15',
  ),
  superviseSeconds: setting(
    'VERSO_SUPERVISE_SECONDS',
    whole(1, 600),
    'Seconds between looks for such jobs.',
    '5',
  ),
  pollSeconds: setting(
    'VERSO_POLL_SECONDS',
    whole(1, 60),
    'Seconds between looks for jobs that come due without notice, such as further attempts.',
    '2',
  ),
  leaseSeconds: setting(
    'VERSO_LEASE_SECONDS',
    whole(30, 86_400),
    'Seconds a run may stand still without a job before it counts as stale and is resumed.',
    '120',
  ),
  uploadBytes: setting(
    'VERSO_UPLOAD_BYTES',
    whole(1024, 2 ** 40),
    'Most bytes of one uploaded document.',
    '100663296',
  ),
  exchangeBytes: setting(
    'VERSO_EXCHANGE_BYTES',
    whole(1024, 2 ** 40),
    'Most bytes of one uploaded memory or glossary (TMX, TBX, CSV).',
    '2147483648',
  ),
  rateLimit: setting('VERSO_RATE_LIMIT', whole(1, 1_000_000), 'Requests of one client in a minute.', '600'),
  signInLimit: setting(
    'VERSO_SIGN_IN_LIMIT',
    whole(1, 10_000),
    'Attempts of one address to sign in, in a minute.',
    '10',
  ),
  webhookPrivateHosts: setting(
    'VERSO_WEBHOOK_PRIVATE_HOSTS',
    list,
    'Hosts in private networks that webhooks may be sent to, separated by commas; none by default.',
    '',
  ),
  idempotencyHours: setting(
    'VERSO_IDEMPOTENCY_HOURS',
    whole(1, 8_760),
    'Hours for which the answer to a request with an idempotency key is kept.',
    '48',
  ),
  webhookLogDays: setting(
    'VERSO_WEBHOOK_LOG_DAYS',
    whole(1, 3_650),
    'Days for which deliveries to webhooks stay in the log after they ended.',
    '30',
  ),
  oidcIssuer: setting(
    'VERSO_OIDC_ISSUER',
    address('http', 'https'),
    'Issuer of OpenID Connect for single sign-on; its discovery document is read from there.',
  ),
  oidcClientId: setting('VERSO_OIDC_CLIENT_ID', text, 'Client id at that issuer.'),
  oidcClientSecret: secret(setting('VERSO_OIDC_CLIENT_SECRET', text, 'Client secret at that issuer.')),
  oidcName: setting(
    'VERSO_OIDC_NAME',
    text,
    'How single sign-on is called on the sign-in page.',
    'Single sign-on',
  ),
  oidcScopes: setting(
    'VERSO_OIDC_SCOPES',
    words.refine((names) => names.includes('openid'), 'must include openid'),
    'Scopes that are asked for, with blanks between; some issuers tell groups only for a scope such as `groups`.',
    'openid profile email',
  ),
  oidcGroupsClaim: setting('VERSO_OIDC_GROUPS_CLAIM', text, 'Claim that lists a person’s groups.', 'groups'),
  oidcRoles: setting(
    'VERSO_OIDC_ROLES',
    pairs(['administrator', 'operator', 'reviewer']),
    'Roles of groups as `group=role`, parted by semicolons; the group `*` is everybody else. Without any, whoever the issuer knows comes in as a reviewer.',
    '',
  ),
  searchUrl: setting(
    'VERSO_SEARCH_URL',
    address('http', 'https').refine(
      (value) => URL.canParse(value) && new URL(value).username === '',
      'must hold no credentials; set VERSO_SEARCH_USER and VERSO_SEARCH_PASSWORD',
    ),
    'OpenSearch that helps looking concepts up; the same for all processes. Without it, and while it is away, PostgreSQL does that alone.',
  ),
  searchUser: setting('VERSO_SEARCH_USER', text, 'Who Verso is there.'),
  searchPassword: secret(setting('VERSO_SEARCH_PASSWORD', text, 'The password of that user.')),
  searchPrefix: setting(
    'VERSO_SEARCH_PREFIX',
    text.regex(
      /^[a-z][a-z0-9-]{0,60}$/,
      'must be small letters, digits and hyphens, beginning with a letter',
    ),
    'What the names of its indexes begin with; another one for each installation that shares the server.',
    'verso',
  ),
  searchTimeout: setting(
    'VERSO_SEARCH_TIMEOUT',
    whole(50, 60_000),
    'Milliseconds it has to answer a search before PostgreSQL does.',
    '1000',
  ),
  mailUrl: secret(
    setting(
      'VERSO_MAIL_URL',
      address('smtp', 'smtps'),
      'Server for mail, as `smtps://user:password@host`; without it none is sent.',
    ),
  ),
  mailFrom: setting('VERSO_MAIL_FROM', text, 'Sender of mail. Needed with VERSO_MAIL_URL.'),
} as const;
