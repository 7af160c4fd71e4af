import { reading } from '#domain/audit';
import type { Actor, Context, Services, VersoPage } from '#domain/context';
import { findProject, listProjects } from '#domain/projects';
import { Problem } from '#platform/problems';
import type { AssetAddresses, Place, Surroundings } from '#platform/web/components/layout';
import type { DocumentAnswer, Navigation, Notice, View } from '#platform/web/pages';
import { pathTo } from '#platform/web/pages';

/** Projects that the menu offers; all of them stand on a page. */
const mostProjects = 20;

export interface SurroundingsInput {
  readonly services: Services;
  readonly actor: Actor | undefined;
  readonly pages: readonly VersoPage[];
  readonly assets: AssetAddresses;
  readonly view: View;
  readonly notice: Notice | undefined;
  /** The project of the page, if it is of one. */
  readonly projectId: string | undefined;
}

/** What stands around a page: places this person may go to. */
export async function surroundingsOf(input: SurroundingsInput): Promise<Surroundings> {
  const { services, actor, assets, notice, projectId } = input;
  const place = (where: 'house' | 'settings') => placesIn(input, where);
  const base = { assets, notice, house: place('house'), settings: place('settings') };
  if (!actor) return { ...bare(assets), notice };
  const { project, projects } = await readProjects(reading(services, actor), projectId);
  return {
    ...base,
    projects,
    project: project && {
      ...project,
      places: placesIn(input, 'project'),
      setup: placesIn(input, 'project-setup'),
    },
  };
}

/** Where nothing can be asked. */
export function bare(assets: AssetAddresses): Surroundings {
  return { assets, house: [], settings: [], project: undefined, projects: [], notice: undefined };
}

function placesIn({ pages, view, projectId }: SurroundingsInput, where: Navigation['in']): Place[] {
  return pages
    .filter(({ navigation, ability }) => {
      if (navigation?.in !== where) return false;
      return ability === undefined || view.may(ability, where.startsWith('project') ? projectId : undefined);
    })
    .sort((a, b) => a.navigation!.order - b.navigation!.order)
    .map(({ path, navigation }) => ({
      label: navigation!.label(view),
      href: pathTo(path, projectId === undefined ? {} : { projectId }),
    }));
}

async function readProjects(context: Context, projectId: string | undefined) {
  const rows = await listProjects(context, { limit: mostProjects });
  const projects = rows.map(({ id, name }) => ({ id, name }));
  const listed = projects.find(({ id }) => id === projectId);
  if (listed || projectId === undefined) return { projects, project: listed };
  // It is behind the first ones, or the page said why there is none.
  const found = await findProject(context, projectId).catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
  return { projects, project: found && { id: found.id, name: found.name } };
}

/** The project a page belongs to: its answer says so, or its path. */
export function projectOf(answer: DocumentAnswer, params: unknown): string | undefined {
  return answer.projectId ?? (params as { projectId?: string } | undefined)?.projectId;
}
