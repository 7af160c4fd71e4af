import { withoutControls } from '#domain/files';
import { receptionProblem } from './problems.ts';

/**
 * The name of an uploaded file as it is kept and compared: without a folder, in Unicode NFC, without control characters.
 * Refuses with `upload-name-invalid` where nothing is left or it is longer than 255 characters.
 */
export function fileNameOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1)!;
  const clean = withoutControls(last.normalize('NFC')).trim();
  if (clean === '' || clean.length > 255) throw receptionProblem('upload-name-invalid');
  return clean;
}
