import type { IncomingHttpHeaders } from 'node:http'
import type { Iam } from '../iam/iam.ts'

export type RunIam = Pick<Iam, 'verifyIdToken' | 'allows'> & Partial<Pick<Iam, 'refused'>>

export interface CallerCheck {
  iam: RunIam
  service: { name: string; uri: string; customAudiences: string[]; invokerIamDisabled: boolean }
  headers: IncomingHttpHeaders
}

export type Verdict =
  /** With the headers that the instance may see: it must not be able to use the caller's token. */
  { allowed: true; headers: IncomingHttpHeaders } | { allowed: false; status: 401 | 403; reason: string }

const PERMISSION = 'run.routes.invoke'

/**
 * Whether a request may reach the service. Everybody may when `allUsers` may; otherwise the request needs an identity
 * token for this service.
 * Source: https://cloud.google.com/run/docs/authenticating/service-to-service
 */
export function checkCaller({ iam, service, headers }: CallerCheck): Verdict {
  const resource = `service/${service.name}`
  if (service.invokerIamDisabled || iam.allows(null, PERMISSION, resource)) return { allowed: true, headers }

  // When both headers are present only this one counts, and the other belongs to the application.
  const header =
    headers['x-serverless-authorization'] !== undefined ? 'x-serverless-authorization' : 'authorization'
  const value = String(headers[header] ?? '')
  if (value === '') {
    return {
      allowed: false,
      status: 403,
      reason: 'Your client does not have permission to get this URL from this server.',
    }
  }
  const token = /^Bearer (.+)$/i.exec(value)?.[1] ?? ''
  const email = iam.verifyIdToken(
    token,
    (audience) =>
      audience === service.uri ||
      audience.startsWith(`${service.uri}/`) ||
      service.customAudiences.includes(audience),
  )
  if (email === null) {
    return {
      allowed: false,
      status: 401,
      reason: 'Your client does not have permission to the requested URL.',
    }
  }
  if (!iam.allows(email, PERMISSION, resource)) {
    const reason = 'Your client does not have permission to get this URL from this server.'
    iam.refused?.({ email, permission: PERMISSION, resource, status: '403', message: reason })
    return { allowed: false, status: 403, reason }
  }
  const withoutSignature = token.slice(0, token.lastIndexOf('.'))
  return {
    allowed: true,
    headers: { ...headers, [header]: `Bearer ${withoutSignature}.SIGNATURE_REMOVED_BY_GOOGLE` },
  }
}
