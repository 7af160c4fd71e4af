import type { Finding } from '#engine/findings';

/**
 * The faults that the output has and the source has not: what a translation may not be delivered with. Faults are
 * recognised by code, part and description, however far their place has moved, and counted: three where the source
 * has two is one new fault. Faults of run properties are not counted, for a translation may cut a run in two and so
 * repeat its properties, faults included. Remarks (`info`) are not faults and are left out.
 */
export function newFaults(source: readonly Finding[], output: readonly Finding[]): Finding[] {
  const known = new Map<string, number>();
  for (const finding of source) known.set(keyOf(finding), (known.get(keyOf(finding)) ?? 0) + 1);
  return output.filter((finding) => {
    if (finding.severity === 'info') return false;
    const key = keyOf(finding);
    const left = known.get(key) ?? 0;
    if (left > 0 && !isOfRunProperties(finding)) known.set(key, left - 1);
    return left === 0;
  });
}

function keyOf({ code, part, message, place }: Finding): string {
  return [code, part ?? '', withoutPositions(place ?? ''), withoutValues(message)].join('\u0000');
}

/**
 * `/w:document[1]/w:body[1]/w:p[12]` without its numbers; of `paragraph 12` and `offset 1034` nothing, for a mark of a
 * removed paragraph stands between paragraphs afterwards.
 */
function withoutPositions(place: string): string {
  return /^(paragraph|offset) \d+$/.test(place) ? '' : place.replace(/\d+/g, '');
}

/**
 * Schema messages quote the offending value, which may be translated text (what they quote first is a name), and end
 * with the elements that might have come instead, which a property that the language needs adds to or takes from.
 */
function withoutValues(message: string): string {
  return message
    .replace(/ List of possible elements expected:[^)]*/, '')
    .replace(/(value|string) (['"]).*?\2/gis, '$1');
}

function isOfRunProperties({ place, message }: Finding): boolean {
  return place?.includes('/w:rPr') || message.includes('w:rStyle');
}
