import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  createFirstAdministrator,
  handleSetup,
  issueFirstAdministratorLink,
} from '#domain/identity/enrolment';
import { countAdministrators } from '#domain/identity/people';
import { identityHouse } from '#test/identity-house';

const { db, clock, services, system, origin, password, within, signIn } = await identityHouse();

describe('the first administrator', () => {
  const input = (token: string, email = 'root@example.org') => ({ token, email, name: 'Root', password });
  const tokenOf = (link: string | undefined) => new URL(link!).searchParams.get('token')!;

  test('is made once, however many try at once', async () => {
    const token = tokenOf(await issueFirstAdministratorLink(services, origin));
    const { rows } =
      await sql`select 1 from one_time_links where encode(token_hash, 'escape') like ${`%${token}%`}`.execute(
        db,
      );
    expect(rows).toEqual([]);
    const tries = Array.from({ length: 8 }, (_, number) =>
      within(system, (context) =>
        createFirstAdministrator(context, input(token, `root${number}@example.org`)),
      ),
    );
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'link-invalid' });
    expect(await countAdministrators(db)).toBe(1);
    expect(await issueFirstAdministratorLink(services, origin)).toBeUndefined();
  });

  test('needs a link that is the newest and has not expired, and a password of twelve characters', async () => {
    const old = tokenOf(await issueFirstAdministratorLink(services, origin));
    const token = tokenOf(await issueFirstAdministratorLink(services, origin));
    const make = (fields: ReturnType<typeof input>) =>
      within(system, (context) => createFirstAdministrator(context, fields));
    await expect(make(input(old))).rejects.toMatchObject({ code: 'link-invalid' });
    await expect(make({ ...input(token), password: 'short' })).rejects.toMatchObject({
      code: 'password-unsuitable',
    });
    clock.now = new Date(Date.now() + 25 * 3_600_000);
    await expect(make(input(token))).rejects.toMatchObject({ code: 'link-invalid' });
    clock.now = new Date();
    await make(input(token));
    await signIn('root@example.org');
  });

  test('can be made on a page without script, which shows nothing unescaped', async () => {
    const setup = handleSetup(services);
    const link = (await issueFirstAdministratorLink(services, origin))!;
    const shown = await setup(new Request(link));
    expect(shown.status).toBe(200);
    const html = await shown.text();
    expect(html).toContain('<form method="post"');
    expect(html).not.toContain('<script');
    const send = (fields: Record<string, string>) =>
      setup(new Request(`${origin}/setup`, { method: 'POST', body: new URLSearchParams(fields) }));
    const hostile = await send({ ...input(tokenOf(link)), name: '"><script>x</script>', password: 'short' });
    expect(hostile.status).toBe(400);
    expect(await hostile.text()).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"');
    // With such an address nobody could sign in, and the link would be used up.
    for (const fields of [
      { email: 'root@localhost' },
      { name: 'Ro\not' },
      { name: ' ' },
      { email: 'a\0@example.org' },
    ])
      expect((await send({ ...input(tokenOf(link)), ...fields })).status, JSON.stringify(fields)).toBe(400);
    expect((await send(input(tokenOf(link)))).status).toBe(200);
    await signIn('root@example.org');
    expect((await setup(new Request(link))).status).toBe(410);
    expect((await send(input(tokenOf(link)))).status).toBe(410);
  });
});
