import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { emailSchema } from '#domain/identity/people';
import type { IdentityConfiguration } from '#domain/identity/sessions';
import { Button, Form, LinkButton, Notice, TextField, useSay, useView } from '#platform/web/components';
import { document, localPath, pathTo, redirect } from '#platform/web/pages';
import { type AuthClient, refusal } from './auth-client.ts';
import { signInMessages } from './messages.ts';

const onward = z.object({ next: z.string().max(2000).optional() });

/** Signing in, with a second factor where there is one, and out. */
export function signInPages(
  auth: AuthClient,
  { origin, singleSignOn }: IdentityConfiguration,
): readonly VersoPage[] {
  return [
    definePage({
      method: 'GET',
      path: '/sign-in',
      ability: undefined,
      query: onward.extend({ error: z.string().max(100).optional() }),
      handle: (_context, { query: { next, error }, view }) => {
        if (view.person) return redirect(localPath(next) ?? '/');
        return document({
          title: signInMessages(view.locale).signIn,
          width: 'narrow',
          body: (
            <SignIn
              next={localPath(next)}
              error={error}
              provider={singleSignOn && (singleSignOn.name ?? 'Single sign-on')}
            />
          ),
        });
      },
    }),
    definePage({
      method: 'POST',
      path: '/sign-in',
      ability: undefined,
      query: onward,
      form: z.object({ email: emailSchema, password: z.string().min(1).max(256) }),
      transaction: false,
      async handle({ services }, input) {
        const next = localPath(input.query.next) ?? '/';
        const request = ['POST', '/sign-in/email', input.form] as const;
        const { body, cookies } = await auth<{ twoFactorRedirect?: boolean }>(services, input, request);
        const to = body.twoFactorRedirect ? pathTo('/sign-in/second-factor', {}, { next }) : next;
        return { ...redirect(to), cookies };
      },
    }),
    definePage({
      method: 'GET',
      path: '/sign-in/second-factor',
      ability: undefined,
      query: onward.extend({ kind: z.enum(['app', 'backup']).default('app') }),
      handle: (_context, { query: { next, kind }, view }) =>
        document({
          title: signInMessages(view.locale).secondFactor,
          width: 'narrow',
          body: <SecondFactor next={localPath(next)} kind={kind} />,
        }),
    }),
    definePage({
      method: 'POST',
      path: '/sign-in/second-factor',
      ability: undefined,
      query: onward.extend({ kind: z.enum(['app', 'backup']).default('app') }),
      form: z.object({ code: z.string().trim().min(1).max(40) }),
      problemFields: { 'code-wrong': 'code' },
      transaction: false,
      async handle({ services }, input) {
        const { kind, next } = input.query;
        const path = kind === 'app' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
        const code = kind === 'app' ? input.form.code.replaceAll(/\D/g, '') : input.form.code;
        const { cookies } = await auth(services, input, ['POST', path, { code }]);
        return { ...redirect(localPath(next) ?? '/'), cookies };
      },
    }),
    definePage({
      method: 'GET',
      path: '/sign-in/single-sign-on',
      ability: undefined,
      query: onward,
      async handle({ services }, input) {
        if (!singleSignOn) return redirect('/sign-in');
        const callbackURL = `${origin}${localPath(input.query.next) ?? '/'}`;
        const request = ['POST', '/sign-in/social', { provider: 'single-sign-on', callbackURL }] as const;
        const { body, cookies } = await auth<{ url: string }>(services, input, request);
        return { ...redirect(body.url), cookies };
      },
    }),
    definePage({
      method: 'POST',
      path: '/sign-out',
      ability: undefined,
      formPage: '/sign-in',
      transaction: false,
      async handle({ services }, input) {
        const { cookies } = await auth(services, input, ['POST', '/sign-out', {}]);
        const say = signInMessages(input.view.locale);
        return { ...redirect('/sign-in', { text: say.signedOut, tone: 'neutral' }), cookies };
      },
    }),
  ];
}

interface SignInProps {
  readonly next: string | undefined;
  /** Code of a refused single sign-on. */
  readonly error: string | undefined;
  /** Name of the provider of single sign-on, where there is one. */
  readonly provider: string | undefined;
}

function SignIn({ next, error, provider }: SignInProps) {
  const say = useSay(signInMessages);
  const { sayTrouble } = useView();
  const refused = error === undefined ? undefined : sayTrouble(refusal(403, error));
  return (
    <div class="card">
      {refused && (
        <Notice tone="bad" title={refused.when} isNews>
          <p>{refused.action}</p>
        </Notice>
      )}
      <Form action={pathTo('/sign-in', {}, { next })}>
        <TextField name="email" label={say.email} type="email" autocomplete="username" />
        <TextField name="password" label={say.password} type="password" autocomplete="current-password" />
        <Button>{say.signIn}</Button>
      </Form>
      {provider && (
        <>
          <p class="soft">{say.or}</p>
          <p>
            <LinkButton href={pathTo('/sign-in/single-sign-on', {}, { next })}>{provider}</LinkButton>
          </p>
        </>
      )}
    </div>
  );
}

function SecondFactor({
  next,
  kind,
}: {
  readonly next: string | undefined;
  readonly kind: 'app' | 'backup';
}) {
  const say = useSay(signInMessages);
  const isApp = kind === 'app';
  const other = isApp ? 'backup' : 'app';
  return (
    <div class="card">
      <Form action={pathTo('/sign-in/second-factor', {}, { next, kind })}>
        <TextField
          name="code"
          label={isApp ? say.code : say.backupCode}
          hint={isApp ? say.codeHint : say.backupHint}
          autocomplete="one-time-code"
          size="medium"
          {...(isApp && { inputMode: 'numeric' as const })}
        />
        <Button>{say.continue}</Button>
      </Form>
      <p>
        <a href={pathTo('/sign-in/second-factor', {}, { next, kind: other })}>
          {isApp ? say.useBackup : say.useApp}
        </a>
      </p>
    </div>
  );
}
