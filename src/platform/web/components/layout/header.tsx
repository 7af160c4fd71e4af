import { Button, Form } from '#platform/web/components/form';
import { kitMessages, useSay, useView } from '#platform/web/components/view';
import type { Place, Surroundings } from './surroundings.ts';

/** The way to everywhere: the house's places, the projects, the person, and below them the project's places. */
export function Header({ around }: { readonly around: Surroundings }) {
  const say = useSay(kitMessages);
  const { person } = useView();
  const { house, project } = around;
  return (
    <header class="top">
      <div class="top-row">
        <a class="brand" href="/">
          Verso
        </a>
        {person && <PlaceList label={say.mainNavigation} places={house} />}
        <div class="top-end">
          {person && <ProjectMenu around={around} />}
          {person ? <PersonMenu around={around} name={person.name} /> : null}
        </div>
      </div>
      {project && project.places.length > 0 && <ProjectRow project={project} />}
    </header>
  );
}

interface ProjectRowProps {
  readonly project: NonNullable<Surroundings['project']>;
}

/** What people do every day stands in the row; where the project is set up is one step away, so that the row is a single line. */
function ProjectRow({ project: { name, places, setup } }: ProjectRowProps) {
  const say = useSay(kitMessages);
  const current = useCurrent([...places, ...setup]);
  return (
    <nav aria-label={`${say.projectNavigation}: ${name}`} class="project-row places">
      <ul>
        {places.map((place) => (
          <PlaceLink key={place.href} place={place} current={current} />
        ))}
        {setup.length > 0 && (
          <li>
            <verso-menu>
              <details class="menu">
                <summary {...(setup.includes(current!) && { class: 'is-current' })}>
                  {say.projectSetup}
                </summary>
                <ul>
                  {setup.map((place) => (
                    <PlaceLink key={place.href} place={place} current={current} />
                  ))}
                </ul>
              </details>
            </verso-menu>
          </li>
        )}
      </ul>
    </nav>
  );
}

interface PlaceListProps {
  readonly label: string;
  readonly places: readonly Place[];
}

function PlaceList({ label, places }: PlaceListProps) {
  const current = useCurrent(places);
  return (
    <nav aria-label={label} class="places">
      <ul>
        {places.map((place) => (
          <PlaceLink key={place.href} place={place} current={current} />
        ))}
      </ul>
    </nav>
  );
}

/** A project is above all its places: the longest address that fits is where one is. */
function useCurrent(places: readonly Place[]): Place | undefined {
  const path = usePath();
  const holds = ({ href }: Place): boolean => path === href || (href !== '/' && path.startsWith(`${href}/`));
  return places.filter(holds).sort((a, b) => b.href.length - a.href.length)[0];
}

const usePath = () => useView().path.split('?')[0]!;

interface PlaceLinkProps {
  readonly place: Place;
  readonly current: Place | undefined;
}

function PlaceLink({ place, current }: PlaceLinkProps) {
  const isPage = usePath() === place.href;
  return (
    <li>
      <a
        href={place.href}
        {...(place === current && { 'aria-current': isPage ? ('page' as const) : ('true' as const) })}
      >
        {place.label}
      </a>
    </li>
  );
}

function ProjectMenu({ around }: { readonly around: Surroundings }) {
  const say = useSay(kitMessages);
  const { project, projects } = around;
  if (projects.length === 0) return null;
  return (
    <verso-menu>
      <details class="menu">
        <summary>
          <bdi>{project?.name ?? say.chooseProject}</bdi>
        </summary>
        <ul>
          {projects.map(({ id, name }) => (
            <li key={id}>
              <a
                href={`/projects/${encodeURIComponent(id)}`}
                {...(id === project?.id && { 'aria-current': 'true' as const })}
              >
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
          <li class="menu-last">
            <a href="/projects">{say.allProjects}</a>
          </li>
        </ul>
      </details>
    </verso-menu>
  );
}

function PersonMenu({ around, name }: { readonly around: Surroundings; readonly name: string }) {
  const say = useSay(kitMessages);
  return (
    <verso-menu>
      <details class="menu">
        <summary>
          <bdi>{name}</bdi>
        </summary>
        <ul>
          <li>
            <a href="/account">{say.account}</a>
          </li>
          {around.settings.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
          <li class="menu-last">
            <Form action="/sign-out" name="sign-out" class="action">
              <Button kind="quiet">{say.signOut}</Button>
            </Form>
          </li>
        </ul>
      </details>
    </verso-menu>
  );
}
