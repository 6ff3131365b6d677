// Opens the load balancer that the Terraform JSON describes: a port for each forwarding rule.
import type { RequestListener } from 'node:http'
import type { Clock } from '../clock.ts'
import type { CloudDescription } from '../description.ts'
import type { Iam } from '../iam/iam.ts'
import { sendError, sendJson } from '../iam/json-http.ts'
import type { RequestSources } from '../request-source.ts'
import { serviceAgent } from '../terraform/computed.ts'
import { createIapKeys } from './iap.ts'
import { createLoadBalancer } from './load-balancer.ts'

export interface EntranceDeps {
  description: Pick<CloudDescription, 'fronts' | 'projectId' | 'projectNumber' | 'location'>
  uriOf: (service: string) => string
  iam: Pick<Iam, 'idToken'>
  sources: Pick<RequestSources, 'stamp'>
  clock: Clock
  listen: (name: string) => Promise<{ url: string; serve: (handler: RequestListener) => void }>
}

export interface Entrance {
  /** Where each forwarding rule is reached, by its name. */
  urls: Record<string, string>
  /** The public keys of Identity-Aware Proxy's assertions; null where nothing is behind it. */
  iapKeysUrl: string | null
  /** What lets nobody in here, because only Google knows whom it names. */
  unknown: string[]
}

export async function openEntrance(deps: EntranceDeps): Promise<Entrance> {
  const { description, iam, listen } = deps
  const { fronts, projectId, projectNumber, location } = description
  const iapKeys = createIapKeys()
  const email = serviceAgent({ id: projectId, number: projectNumber, location }, 'iap.googleapis.com')
  const balancer = createLoadBalancer({
    ...deps,
    fronts,
    iapKeys,
    iapToken: (audience) => iam.idToken({ email, audience }),
  })
  const urls: Record<string, string> = {}
  for (const { name } of fronts) {
    const { url, serve } = await listen(name)
    serve(balancer.handler(name))
    urls[name] = url
  }
  const members = fronts.flatMap(({ routes }) => routes.backend?.iap?.members ?? [])
  const hasIap = fronts.some(({ routes }) => routes.backend?.iap)
  return {
    urls,
    iapKeysUrl: hasIap ? await publish(listen, iapKeys.certificates()) : null,
    unknown: [...new Set(members)]
      .filter((member) => !/^(user|domain):/.test(member))
      .map((member) => `roles/iap.httpsResourceAccessor for ${member}: who that is, only Google knows`),
  }
}

async function publish(listen: EntranceDeps['listen'], keys: { keys: object[] }): Promise<string> {
  const { url, serve } = await listen('iap-keys')
  serve((request, response) => {
    if (request.url === PATH) sendJson(response, 200, keys)
    else sendError(response, 404, 'NOT_FOUND', `${request.url} is not simulated by the local cloud.`)
  })
  return `${url}${PATH}`
}

/** The path under which Google publishes its own, at www.gstatic.com. */
const PATH = '/iap/verify/public_key-jwk'
