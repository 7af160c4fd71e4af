import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Tables, indexes and functions of Verso's schema as text, in order of their names; the same on every release of
 * PostgreSQL, which pg_dump's is not. Tables of the queue are its own affair.
 */
export async function dumpSchema(db: Database): Promise<string> {
  const sections = [
    await rowsOf(
      db,
      sql`select format('create extension %I;', extname) as line from pg_extension
        where extname <> 'plpgsql' order by extname`,
    ),
    await rowsOf(
      db,
      sql`select pg_get_functiondef(p.oid) || ';' as line from pg_proc p
        where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        order by p.oid::regprocedure::text`,
    ),
    await dumpTables(db),
    await rowsOf(
      db,
      sql`select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i
        join pg_class c on c.oid = i.indexrelid
        where c.relnamespace = 'public'::regnamespace
          and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
        order by c.relname`,
    ),
    await rowsOf(
      db,
      sql`select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t
        join pg_class c on c.oid = t.tgrelid
        where not tgisinternal and c.relnamespace = 'public'::regnamespace order by c.relname, tgname`,
    ),
  ];
  const head = '-- Written by scripts/dump-schema.ts from the migrations; not for installing.';
  return `${[head, ...sections.filter(Boolean)].join('\n\n')}\n`;
}

/** Columns in their order, then constraints by name. NOT NULL is told with the column: from PostgreSQL 18 on it is a constraint too. */
async function dumpTables(db: Database): Promise<string> {
  return rowsOf(
    db,
    sql`select format(E'create table %I (\n%s\n)%s;', c.relname, string_agg('  ' || part, E',\n' order by place, part),
        case when c.relpersistence = 'u' then ' unlogged' else '' end) as line
      from pg_class c
      cross join lateral (
        select a.attnum::int as place, format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
          || case when a.attidentity <> '' then ' generated as identity' else '' end
          || case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ')'
             else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end
          || case when a.attnotnull then ' not null' else '' end as part
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        union all
        select 100000, format('constraint %I %s', conname, pg_get_constraintdef(oid))
        from pg_constraint where conrelid = c.oid and contype in ('p', 'u', 'f', 'c', 'x')
      ) parts
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      group by c.relname, c.relpersistence order by c.relname`,
  );
}

async function rowsOf(db: Database, query: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await query.execute(db);
  return (rows as { line: string }[]).map(({ line }) => line.trim()).join('\n\n');
}
