import { describe, expect, test } from 'vitest';
import { authenticate } from '#domain/identity/authentication';
import { createPerson, resetPassword, setPassword } from '#domain/identity/enrolment';
import { changePerson, countAdministrators } from '#domain/identity/people';
import { identityHouse } from '#test/identity-house';

const { db, services, system, password, within, person, signIn } = await identityHouse();

describe('people', () => {
  test('set their password with a one-time link, which ends the sessions they had', async () => {
    const { person: made, link } = await within(system, (context) =>
      createPerson(context, { email: 'Ada@example.org', name: 'Ada', role: 'operator' }),
    );
    const token = new URLSearchParams(link.path.split('?')[1]).get('token')!;
    const set = (text: string) =>
      within(system, (context) => setPassword(context, { token: text, password }));
    await set(token);
    await expect(set(token)).rejects.toMatchObject({ code: 'link-invalid' });
    const before = (await signIn('ada@example.org')).headers();
    const reset = await within(system, (context) => resetPassword(context, made.id));
    expect(await authenticate(services, before)).toBeDefined();
    await set(new URLSearchParams(reset.path.split('?')[1]).get('token')!);
    expect(await authenticate(services, before)).toBeUndefined();
    const twice = within(system, (context) =>
      createPerson(context, { email: 'ADA@example.org', name: 'Ada', role: 'operator' }),
    );
    await expect(twice).rejects.toMatchObject({ code: 'person-exists' });
    const racing = Array.from({ length: 4 }, () =>
      within(system, (context) =>
        createPerson(context, { email: 'eve@example.org', name: 'Eve', role: 'operator' }),
      ),
    );
    const reasons = (await Promise.allSettled(racing)).map((result) =>
      result.status === 'rejected' ? result.reason.code : 'made',
    );
    expect(reasons.sort()).toEqual(['made', 'person-exists', 'person-exists', 'person-exists']);
  });

  test('the last administrator stays, even where two would leave at once', async () => {
    const [one, two] = [
      await person('one@example.org', 'administrator'),
      await person('two@example.org', 'administrator'),
    ];
    const leaving = await Promise.allSettled([
      within(system, (context) => changePerson(context, one, { role: 'reviewer' })),
      within(system, (context) => changePerson(context, two, { disabled: true })),
    ]);
    expect(leaving.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await countAdministrators(db)).toBe(1);
  });

  test('are managed by administrators only', async () => {
    const id = await person('ada@example.org', 'operator');
    const actor = (await authenticate(services, (await signIn('ada@example.org')).headers()))!;
    const promote = within(actor, (context) => changePerson(context, id, { role: 'administrator' }));
    await expect(promote).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
