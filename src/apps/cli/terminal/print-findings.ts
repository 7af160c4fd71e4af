import type { Finding, Severity } from '#engine/findings';

const order: readonly Severity[] = ['error', 'warning', 'info'];
const mostPerCode = 5;

/** Findings for people, on standard error: worst first, what to do under each, many of one kind cut short. */
export function printFindings(findings: readonly Finding[], asJson = false): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ findings }, null, 2)}\n`);
    return;
  }
  process.stderr.write(formatFindings(findings));
}

export function formatFindings(findings: readonly Finding[]): string {
  const lines: string[] = [];
  for (const severity of order) {
    for (const [code, group] of groupByCode(findings.filter((finding) => finding.severity === severity))) {
      for (const { message, part, place } of group.slice(0, mostPerCode)) {
        const where = [part, place].filter(Boolean).join(', ');
        lines.push(`${severity}: ${message}${where ? ` [${where}]` : ''}`);
      }
      if (group.length > mostPerCode) lines.push(`  … and ${group.length - mostPerCode} more like this`);
      lines.push(`  ${code}: ${group[0]!.action}`);
    }
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function groupByCode(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.code);
    if (group) group.push(finding);
    else groups.set(finding.code, [finding]);
  }
  return groups;
}
