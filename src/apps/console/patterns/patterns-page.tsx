import { definePage, type VersoPage } from '#domain/context';
import type * as components from '#platform/web/components';
import { Card, useSay } from '#platform/web/components';
import { document, live } from '#platform/web/pages';
import { formPatterns } from './form-patterns.tsx';
import { patternMessages } from './messages.ts';
import { structurePatterns } from './structure-patterns.tsx';
import { valuePatterns } from './value-patterns.tsx';

type Kit = typeof components;
/** Components are what the kit exports with a capital letter. */
export type ComponentName = {
  [K in keyof Kit & string]: K extends Capitalize<K> ? K : never;
}[keyof Kit & string];

/** Every component of the kit in its states; one that is missing here does not compile. */
export const patterns = { ...structurePatterns, ...formPatterns, ...valuePatterns } satisfies Readonly<
  Record<ComponentName, () => unknown>
>;

/** A living page of what pages are made of, for whoever makes pages; and what its live part is sent. */
export const patternPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: '/patterns',
    ability: undefined,
    handle: (_context, { view }) =>
      document({ title: patternMessages(view.locale).title, width: 'wide', body: <Patterns /> }),
  }),
  definePage({
    method: 'GET',
    path: '/patterns/live',
    ability: undefined,
    handle: () => live(oncePart()),
  }),
];

async function* oncePart() {
  yield <LivePart />;
}

function LivePart() {
  return <p>{useSay(patternMessages).good}</p>;
}

function Patterns() {
  return (
    <>
      <p class="soft">{useSay(patternMessages).intro}</p>
      <div class="patterns">
        {Object.entries(patterns).map(([name, Pattern]) => (
          <Card key={name} title={name} id={`pattern-${name}`}>
            <Pattern />
          </Card>
        ))}
      </div>
    </>
  );
}
