import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createFirstAdministrator, issueFirstAdministratorLink } from '#domain/identity/enrolment';
import { countAdministrators } from '#domain/identity/people';
import { identityPlugin } from '#domain/identity/plugin';
import { identityHouse } from '#test/identity-house';
import { Visitor } from '#test/visitor';

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
    const visitor = new Visitor({ services, plugins: [identityPlugin({ origin })], origin });
    const link = (await issueFirstAdministratorLink(services, origin))!;
    const path = link.slice(origin.length);
    expect(await visitor.get(path)).toMatchObject({ status: 200 });
    const fields = { email: 'root@example.org', name: 'Root', password };
    const hostile = await visitor.submit(path, {
      ...fields,
      name: '"><script>x</script>',
      password: 'short',
    });
    expect(hostile).toMatchObject({ status: 422, text: expect.stringContaining('At least 12 characters') });
    expect(hostile.html).toContain('value="&quot;>&lt;script>x&lt;/script>"');
    // With such an address nobody could sign in, and the link would be used up.
    const useless = [
      { email: 'root@localhost' },
      { name: 'Ro\not' },
      { name: ' ' },
      { email: 'a\0@example.org' },
    ];
    for (const wrong of useless)
      expect((await visitor.submit(path, { ...fields, ...wrong })).status, JSON.stringify(wrong)).toBe(422);
    expect(await visitor.submit(path, fields)).toMatchObject({ status: 303, location: '/sign-in' });
    expect((await visitor.follow()).text).toContain('Your password is set.');
    await signIn('root@example.org');
    expect((await visitor.get(path)).status).toBe(410);
  });
});
