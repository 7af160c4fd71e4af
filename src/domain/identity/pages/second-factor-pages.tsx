import { encode } from 'uqr';
import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { findPerson } from '#domain/identity/people';
import { Button, Card, DefinitionList, Form, TextField, useSay } from '#platform/web/components';
import { document, redirect } from '#platform/web/pages';
import { accountMessages } from './account-messages.ts';
import type { AuthClient } from './auth-client.ts';

const ability = 'house.read' as const;
const path = '/account/second-factor';
const password = z.object({ password: z.string().min(1).max(256) });

/** Setting up the second factor, and turning it off. */
export function secondFactorPages(auth: AuthClient): readonly VersoPage[] {
  return [
    definePage({
      method: 'GET',
      path,
      ability,
      async handle(context, { view }) {
        const say = accountMessages(view.locale);
        const person = await findPerson(context.db, context.actor.id);
        return document({
          title: say.secondFactor,
          width: 'narrow',
          crumbs: [{ label: say.account, href: '/account' }],
          body: person?.secondFactor ? <TurnOff /> : <Begin />,
        });
      },
    }),
    definePage({
      method: 'POST',
      path,
      ability,
      form: password,
      problemFields: { 'password-wrong': 'password' },
      transaction: false,
      async handle({ services }, input) {
        const say = accountMessages(input.view.locale);
        const request = ['POST', '/two-factor/enable', input.form] as const;
        const { body, cookies } = await auth<{ totpURI: string; backupCodes: string[] }>(
          services,
          input,
          request,
        );
        const answer = document({
          title: say.secondFactor,
          width: 'narrow',
          crumbs: [{ label: say.account, href: '/account' }],
          body: <Confirm address={body.totpURI} backupCodes={body.backupCodes} />,
        });
        return { ...answer, cookies };
      },
    }),
    definePage({
      method: 'POST',
      path: `${path}/confirmation`,
      ability,
      formPage: path,
      form: z.object({ code: z.string().trim().min(1).max(20) }),
      problemFields: { 'code-wrong': 'code' },
      transaction: false,
      async handle({ services }, input) {
        const code = input.form.code.replaceAll(/\D/g, '');
        const { cookies } = await auth(services, input, ['POST', '/two-factor/verify-totp', { code }]);
        return { ...redirect('/account', { text: accountMessages(input.view.locale).turnedOn }), cookies };
      },
    }),
    definePage({
      method: 'POST',
      path: `${path}/removal`,
      ability,
      formPage: path,
      form: password,
      problemFields: { 'password-wrong': 'password' },
      transaction: false,
      async handle({ services }, input) {
        const { cookies } = await auth(services, input, ['POST', '/two-factor/disable', input.form]);
        return { ...redirect('/account', { text: accountMessages(input.view.locale).turnedOff }), cookies };
      },
    }),
  ];
}

function PasswordForm({
  action,
  name,
  label,
}: {
  readonly action: string;
  readonly name: string;
  readonly label: string;
}) {
  const say = useSay(accountMessages);
  return (
    <Form action={action} name={name}>
      <p>{say.confirmPassword}</p>
      <TextField name="password" label={say.password} type="password" autocomplete="current-password" />
      <Button>{label}</Button>
    </Form>
  );
}

function TurnOff() {
  const say = useSay(accountMessages);
  return (
    <Card title={say.turnOff}>
      <PasswordForm action={`${path}/removal`} name="removal" label={say.turnOff} />
    </Card>
  );
}

function Begin() {
  const say = useSay(accountMessages);
  return (
    <>
      <Card title={say.setUp}>
        <PasswordForm action={path} name="begin" label={say.continue} />
      </Card>
      <Card title={say.enterCode}>
        <p>{say.lostPicture}</p>
        <CodeForm />
      </Card>
    </>
  );
}

function CodeForm() {
  const say = useSay(accountMessages);
  return (
    <Form action={`${path}/confirmation`} name="confirmation">
      <TextField name="code" label={say.code} autocomplete="one-time-code" inputMode="numeric" size="short" />
      <Button>{say.turnOn}</Button>
    </Form>
  );
}

function Confirm({
  address,
  backupCodes,
}: {
  readonly address: string;
  readonly backupCodes: readonly string[];
}) {
  const say = useSay(accountMessages);
  const key = new URL(address).searchParams.get('secret') ?? '';
  return (
    <>
      <Card title={say.setUp}>
        <p>{say.scan}</p>
        <QrCode text={address} label={say.picture} />
        <DefinitionList
          items={[{ term: say.key, value: <code>{key.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code> }]}
        />
      </Card>
      <Card title={say.backupCodes}>
        <p>{say.backupText}</p>
        <ul class="codes">
          {backupCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={say.enterCode}>
        <CodeForm />
      </Card>
    </>
  );
}

/** A QR code as one path, dark on light also on dark pages: cameras want it so. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dots.join('')} fill="#000" />
    </svg>
  );
}
