import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import type { VersoPage } from '#domain/context';
import { processorTime } from '#test/processor-time';
import { readForm } from './read-input.ts';

const page = { method: 'POST', path: '/display', ability: undefined } as VersoPage;
const sent = (body: string) => readForm(page, { body } as FastifyRequest, 0);

test('a field that comes once is a text, one that comes again a list in its order', async () => {
  const { fields, token, name, revision } = await sent(
    'a=1&b=x%0D%0Ay&a=2&_token=t&a=&_form=f&_revision=7&__proto__=z&a=3',
  );
  expect(fields).toEqual({ a: ['1', '2', '', '3'], b: 'x\ny' });
  expect([token, name, revision]).toEqual(['t', 'f', 7]);
});

test('as many names as a body holds, and one name as often, are read while others hardly wait', async () => {
  const most = 2 * 1024 * 1024;
  const names = Array.from({ length: 250_000 }, (_, index) => `${index.toString(36)}=`).join('&');
  for (const body of [names, 'a=&'.repeat(most / 3)]) {
    expect(body.length).toBeLessThanOrEqual(most);
    const start = processorTime();
    await sent(body);
    expect(processorTime() - start).toBeLessThan(5_000);
  }
});
