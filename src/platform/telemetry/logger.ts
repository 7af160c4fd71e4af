import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

/** Names of fields that never reach a log, wherever they stand. */
const secretFields = ['password', 'secret', 'apiKey', 'key', 'token', 'authorization', 'cookie'];

/** A logger of JSON lines on standard error. `level` as pino has it; `silent` for none. */
export function createLogger(level: string): Logger {
  const paths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino({ level, redact: { paths, censor: '[hidden]' } }, pino.destination(2));
}
