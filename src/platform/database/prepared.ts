import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';

const mark = '/* prepared */';

/**
 * A statement of which a connection keeps the plan: for those that are asked often and take less time than their planning.
 * Its text has to be the same each time, values being parameters. PostgreSQL plans it anew as long as plans for the very
 * values look cheaper, thus arrays are best given as `(select …)`, which keeps it from counting their elements.
 */
export function prepared<Row>(statement: RawBuilder<Row>): RawBuilder<Row> {
  return sql<Row>`${sql.raw(mark)} ${statement}`;
}

/** Sends marked statements under a name, by which PostgreSQL knows them again. */
export class PreparingClient extends pg.Client {
  override query: pg.Client['query'] = (text: unknown, ...rest: unknown[]) => {
    const send = super.query.bind(this) as (...all: unknown[]) => never;
    if (typeof text !== 'string' || !text.startsWith(mark)) return send(text, ...rest);
    return send({ name: nameOf(text), text }, ...rest);
  };
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text) ?? createHash('sha256').update(text).digest('base64url');
  names.set(text, known);
  return known;
}
