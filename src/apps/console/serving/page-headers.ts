import type { FastifyReply } from 'fastify';

export const reportPath = '/csp-report';

/** Nothing inline, nothing evaluated, no other host; what a browser refuses for it is reported. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  `report-uri ${reportPath}`,
  'report-to csp',
].join('; ');

/** What every page of the console is sent with. */
export function addPageHeaders(reply: FastifyReply): void {
  reply.headers({
    'content-security-policy': contentSecurityPolicy,
    'reporting-endpoints': `csp="${reportPath}"`,
    // Without a referrer browsers would send forms with the origin `null`.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  });
}
