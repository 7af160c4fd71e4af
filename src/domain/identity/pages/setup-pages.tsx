import { z } from 'zod';
import { definePage } from '#domain/context';
import { createFirstAdministrator, peekLink, setPassword } from '#domain/identity/enrolment';
import { emailSchema, nameSchema } from '#domain/identity/people';
import { maximumPasswordLength, minimumPasswordLength } from '#domain/identity/sessions';
import { Button, Form, TextField, useSay } from '#platform/web/components';
import { document, pathTo, redirect } from '#platform/web/pages';
import { signInMessages } from './messages.ts';

const link = z.object({ token: z.string().max(200).default('') });
const password = z.string().min(minimumPasswordLength).max(maximumPasswordLength);

/** The page behind a one-time link: it makes the first administrator, or sets a person's password. */
export const setupPages = [
  definePage({
    method: 'GET',
    path: '/setup',
    ability: undefined,
    query: link,
    async handle(context, { query: { token }, view }) {
      const say = signInMessages(view.locale);
      const found = await peekLink(context, token);
      if (!found)
        return document({
          title: say.linkDead,
          status: 410,
          width: 'narrow',
          body: <p>{say.linkDeadText}</p>,
        });
      const { person } = found;
      return document({
        title: person ? say.setupPerson : say.setupFirst,
        width: 'narrow',
        body: (
          <div class="card">
            <p>{person ? say.setupPersonIntro(person.email) : say.setupFirstIntro}</p>
            <SetupForm token={token} email={person?.email} />
          </div>
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path: '/setup',
    ability: undefined,
    query: link,
    // A person's own link asks for the password alone.
    form: z.object({
      name: nameSchema.optional(),
      email: emailSchema.optional(),
      password,
    }),
    problemFields: { 'person-exists': 'email', 'password-unsuitable': 'password' },
    async handle(context, { query: { token }, form: { name, email, password }, view }) {
      if (name === undefined || email === undefined) await setPassword(context, { token, password });
      else await createFirstAdministrator(context, { token, name, email, password });
      return redirect('/sign-in', { text: signInMessages(view.locale).setupDone });
    },
  }),
];

function SetupForm({ token, email }: { readonly token: string; readonly email: string | undefined }) {
  const say = useSay(signInMessages);
  return (
    <Form action={pathTo('/setup', {}, { token })}>
      {email === undefined ? (
        <>
          <TextField name="name" label={say.name} hint={say.nameHint} autocomplete="name" maxLength={200} />
          <TextField name="email" label={say.email} type="email" autocomplete="username" />
        </>
      ) : (
        <input type="hidden" autocomplete="username" value={email} />
      )}
      <TextField
        name="password"
        label={say.newPassword}
        hint={say.passwordHint(minimumPasswordLength)}
        type="password"
        autocomplete="new-password"
      />
      <Button>{say.continue}</Button>
    </Form>
  );
}
