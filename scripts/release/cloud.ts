// Cloud Run and its request log as a release uses them. Google and the local cloud speak the same protocol, so there is
// one client for both.

/** Traffic of one revision. */
export interface Target {
  revision: string
  percent: number
  tag?: string
}

export interface Service {
  name: string
  uri: string
  image: string
  /** Who gets the requests, without tags that get none. */
  traffic: { revision: string; percent: number }[]
  /** Addresses by tag. */
  tags: Record<string, string>
  latestReady: string
  /** Whether it takes requests from everywhere, so that it can be tried from here. */
  isReachable: boolean
}

export interface Answered {
  id: string
  service: string
  revision: string
  path: string
  status: number
  ms: number
}

export interface Cloud {
  services(): Promise<Service[]>
  service(name: string): Promise<Service>
  /** Names of a service's revisions that can take traffic. */
  readyRevisions(service: string): Promise<string[]>
  /** Makes a revision with this image, without changing who gets the traffic. Throws when it does not get ready. */
  createRevision(service: string, image: string): Promise<string>
  setTraffic(service: string, targets: readonly Target[]): Promise<void>
  /** The newest requests since then, at most a thousand. */
  requestsSince(time: number): Promise<Answered[]>
}

export interface CloudDeps {
  /** `https://run.googleapis.com` or the local cloud. */
  runUrl: string
  loggingUrl: string
  projectId: string
  region: string
  token: () => Promise<string>
}

/** An answer of the API that is an error, in its own words. */
export class CloudError extends Error {}

const REVISION = 'TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION'
const READY = 'CONDITION_SUCCEEDED'
const PAGE = 1000
/** Milliseconds between looks whether a change is done. */
const LOOK_EVERY = [50, 200, 500, 1000, 2000]
/** Cloud Run's own longest time for a start, and some for the rest. */
const CHANGE_TAKES_AT_MOST_MS = 6 * 60_000

interface WireService {
  name: string
  uri: string
  etag: string
  ingress?: string
  template: { containers: { image: string }[] }
  latestReadyRevision: string
  trafficStatuses?: { type: string; revision?: string; percent?: number; tag?: string; uri?: string }[]
}
interface WireRevision {
  name: string
  conditions?: { type: string; state: string }[]
}
interface WireOperation {
  name: string
  done?: boolean
  error?: { message: string }
}
interface WireEntry {
  insertId: string
  resource: { labels: { service_name: string; revision_name: string } }
  httpRequest: { requestUrl: string; status: number; latency?: string }
}

export function createCloud({ runUrl, loggingUrl, projectId, region, token }: CloudDeps): Cloud {
  const parent = `/v2/projects/${projectId}/locations/${region}`
  const serviceUrl = (name: string) => `${runUrl}${parent}/services/${name}`

  async function call<Answer>(method: string, url: string, body?: object): Promise<Answer> {
    const answer = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok)
      throw new CloudError(`${method} ${new URL(url).pathname}: ${answer.status} ${messageIn(text)}`)
    return JSON.parse(text) as Answer
  }

  async function change(name: string, mask: string, body: object): Promise<void> {
    let operation = await call<WireOperation>('PATCH', `${serviceUrl(name)}?updateMask=${mask}`, body)
    const began = Date.now()
    for (let look = 0; !operation.done; look++) {
      if (Date.now() - began > CHANGE_TAKES_AT_MOST_MS)
        throw new CloudError(`${name}: the change takes too long`)
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY[look] ?? LOOK_EVERY.at(-1)))
      operation = await call<WireOperation>('GET', `${runUrl}/v2/${operation.name}`)
    }
    if (operation.error) throw new CloudError(`${name}: ${operation.error.message}`)
  }

  const read = (name: string) => call<WireService>('GET', serviceUrl(name))

  return {
    async services() {
      const { services } = await call<{ services?: WireService[] }>(
        'GET',
        `${runUrl}${parent}/services?pageSize=${PAGE}`,
      )
      return (services ?? []).map(serviceFromWire)
    },
    service: async (name) => serviceFromWire(await read(name)),
    async readyRevisions(service) {
      const { revisions = [] } = await call<{ revisions?: WireRevision[] }>(
        'GET',
        `${serviceUrl(service)}/revisions?pageSize=${PAGE}`,
      )
      const isReady = ({ conditions = [] }: WireRevision) =>
        conditions.some(({ type, state }) => type === 'Ready' && state === READY)
      return revisions.filter(isReady).map(({ name }) => lastPart(name))
    },
    async createRevision(service, image) {
      const { template, etag } = await read(service)
      const [container, ...others] = template.containers
      // Google names it; a name of an earlier revision would be refused.
      const { revision: _, ...unnamed } = template as typeof template & { revision?: string }
      const containers = [{ ...container, image }, ...others]
      await change(service, 'template', { template: { ...unnamed, containers }, etag })
      return lastPart((await read(service)).latestReadyRevision)
    },
    setTraffic: (service, targets) =>
      change(service, 'traffic', { traffic: targets.map((target) => ({ type: REVISION, ...target })) }),
    async requestsSince(time) {
      const { entries = [] } = await call<{ entries?: WireEntry[] }>(
        'POST',
        `${loggingUrl}/v2/entries:list`,
        {
          resourceNames: [`projects/${projectId}`],
          filter: [
            'resource.type="cloud_run_revision"',
            `logName="projects/${projectId}/logs/run.googleapis.com%2Frequests"`,
            `timestamp>="${new Date(time).toISOString()}"`,
          ].join(' AND '),
          orderBy: 'timestamp desc',
          pageSize: PAGE,
        },
      )
      return entries.map(answeredFromWire)
    },
  }
}

function serviceFromWire(wire: WireService): Service {
  const latestReady = lastPart(wire.latestReadyRevision)
  const statuses = wire.trafficStatuses ?? []
  const { ingress = 'INGRESS_TRAFFIC_ALL' } = wire
  return {
    name: lastPart(wire.name),
    uri: wire.uri,
    image: wire.template.containers[0]?.image ?? '',
    traffic: statuses.flatMap(({ revision, percent = 0 }) =>
      percent > 0 ? [{ revision: revision ?? latestReady, percent }] : [],
    ),
    tags: Object.fromEntries(statuses.flatMap(({ tag, uri }) => (tag && uri ? [[tag, uri]] : []))),
    latestReady,
    isReachable: ingress === 'INGRESS_TRAFFIC_ALL',
  }
}

const answeredFromWire = ({ insertId, resource, httpRequest }: WireEntry): Answered => ({
  id: insertId,
  service: resource.labels.service_name,
  revision: resource.labels.revision_name,
  path: pathIn(httpRequest.requestUrl),
  status: httpRequest.status,
  ms: Number.parseFloat(httpRequest.latency ?? '0') * 1000,
})

/** Google logs whole addresses. */
const pathIn = (url: string) => (URL.canParse(url) ? new URL(url).pathname : (url.split('?')[0] ?? ''))

const lastPart = (name: string) => name.split('/').at(-1) ?? ''

function messageIn(text: string): string {
  try {
    return (JSON.parse(text) as { error: { message: string } }).error.message
  } catch {
    return text.slice(0, 200)
  }
}
