import { findOpenArtifact, readArtifact } from '#domain/artifacts';
import type { Context, Services } from '#domain/context';
import { findVersion } from '#domain/files';
import { findRun } from '#domain/runs/access';
import { readRaster } from '#engine/docx/pictures';
import { namesTag, type ShownPicture } from '#platform/web';
import { OpenedArchives } from './opened-archives.ts';
import { pictureProblem } from './problems.ts';

const archivesOf = new WeakMap<Services['storage'], OpenedArchives>();

/**
 * A picture of a run's document, as it was uploaded. Whether the document may be read and is still kept is asked every time, also
 * where the browser has the picture (`known`, as in If-None-Match). Refuses with `picture-not-shown`, and as `openArtifact` does.
 */
export async function readPicture(
  context: Context,
  runId: string,
  part: string,
  known?: string,
): Promise<ShownPicture> {
  const run = await findRun(context, runId);
  const { artifactId } = await findVersion(context, run.versionId);
  const { id, sha256: tag } = await findOpenArtifact(context, artifactId);
  if (namesTag(known, tag)) return { bytes: undefined, mediaType: undefined, tag };
  const archive = await archivesIn(context.services).open(id, () => readArtifact(context, id));
  const raster = archive && readRaster(archive, part);
  if (!raster) throw pictureProblem('picture-not-shown', { detail: part });
  return { bytes: raster.bytes, mediaType: raster.type, tag };
}

function archivesIn({ storage }: Services): OpenedArchives {
  const archives = archivesOf.get(storage) ?? new OpenedArchives();
  archivesOf.set(storage, archives);
  return archives;
}
