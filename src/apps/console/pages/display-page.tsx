import { z } from 'zod';
import { displayCookie } from '#apps/console/serving';
import { definePage, type VersoPage } from '#domain/context';
import { Button, Form, RadioGroup, Select, useSay, useView } from '#platform/web/components';
import { isZone, languages } from '#platform/web/messages';
import { document, localPath, pathTo, redirect } from '#platform/web/pages';
import { consoleMessages } from './messages.ts';

const themes = ['system', 'light', 'dark'] as const;
const back = z.object({ back: z.string().max(1000).optional() });

/** How pages look and read, kept in a cookie of the browser: also for people who are not signed in. */
export function displayPages(isSecure: boolean): readonly VersoPage[] {
  return [
    definePage({
      method: 'GET',
      path: '/display',
      ability: undefined,
      query: back,
      handle: (_context, { query, view, header }) => {
        const referrer = header('referer');
        const cameFrom =
          query.back ?? (referrer && URL.canParse(referrer) ? new URL(referrer).pathname : '/');
        return document({
          title: consoleMessages(view.locale).display,
          width: 'narrow',
          body: <DisplayForm back={localPath(cameFrom) ?? '/'} />,
        });
      },
    }),
    definePage({
      method: 'POST',
      path: '/display',
      ability: undefined,
      query: back,
      form: z.object({
        language: z.enum(languages),
        zone: z.string().refine(isZone, { error: 'is no time zone', params: { fault: 'no-zone' } }),
        theme: z.enum(themes),
      }),
      transaction: false,
      handle: (_context, { form, query, view }) => {
        const say = consoleMessages({ ...view.locale, language: form.language, tag: form.language });
        const answer = redirect(localPath(query.back) ?? '/', { text: say.displaySaved });
        return { ...answer, cookies: [displayCookie(form, isSecure)] };
      },
    }),
  ];
}

function DisplayForm({ back: cameFrom }: { readonly back: string }) {
  const say = useSay(consoleMessages);
  const { locale, theme } = useView();
  const names = { en: 'English', de: 'Deutsch' };
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return (
    <Form action={pathTo('/display', {}, { back: cameFrom })}>
      <RadioGroup
        name="language"
        label={say.language}
        value={locale.language}
        choices={languages.map((value) => ({ value, label: names[value] }))}
      />
      <Select
        name="zone"
        label={say.zone}
        hint={say.zoneHint}
        value={locale.zone}
        choices={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      />
      <RadioGroup
        name="theme"
        label={say.theme}
        value={theme}
        choices={themes.map((value) => ({ value, label: say[value] }))}
      />
      <Button>{say.save}</Button>
    </Form>
  );
}
