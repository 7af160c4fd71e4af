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
      {project && project.places.length > 0 && (
        <div class="project-row">
          <PlaceList label={`${say.projectNavigation}: ${project.name}`} places={project.places} />
        </div>
      )}
    </header>
  );
}

interface PlaceListProps {
  readonly label: string;
  readonly places: readonly Place[];
}

function PlaceList({ label, places }: PlaceListProps) {
  const path = useView().path.split('?')[0]!;
  const holds = ({ href }: Place): boolean => path === href || (href !== '/' && path.startsWith(`${href}/`));
  // The project itself is above all its places: the longest address that fits is where one is.
  const current = places.filter(holds).sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <nav aria-label={label} class="places">
      <ul>
        {places.map((place) => (
          <li key={place.href}>
            <a
              href={place.href}
              {...(place === current && {
                'aria-current': place.href === path ? ('page' as const) : ('true' as const),
              })}
            >
              {place.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
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
