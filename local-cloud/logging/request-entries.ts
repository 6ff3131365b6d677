// Cloud Logging's list of entries over HTTP, as far as it is about the requests that services answered.
// Source: https://cloud.google.com/logging/docs/reference/v2/rest/v2/entries/list
import type { CloudDescription } from '../description.ts'
import type { Iam } from '../iam/iam.ts'
import { ApiError, answerer } from '../iam/json-api.ts'
import { readJson } from '../iam/json-http.ts'
import type { LoggedRequest, RequestEntry } from '../run/request-log.ts'

export interface RequestEntriesDeps {
  description: Pick<CloudDescription, 'projectId' | 'location'>
  iam: Pick<Iam, 'emailOfAccessToken' | 'allows'>
  requests: () => readonly LoggedRequest[]
}

const DEFAULT_PAGE = 50
/** Source: https://cloud.google.com/logging/quotas#api-limits */
const MAX_PAGE = 1000
/** Characters. Source: as above. */
const MAX_FILTER = 20_000
const ORDERS: unknown[] = ['timestamp asc', 'timestamp desc']

export function createRequestEntries({ description, iam, requests }: RequestEntriesDeps) {
  const { projectId, location } = description
  const logName = `projects/${projectId}/logs/run.googleapis.com%2Frequests`

  const toWire = (entry: LoggedRequest) => ({
    logName,
    timestamp: new Date(entry.time).toISOString(),
    resource: {
      type: 'cloud_run_revision',
      labels: {
        project_id: projectId,
        location,
        service_name: entry.service,
        revision_name: entry.revision,
        configuration_name: entry.service,
      },
    },
    insertId: String(entry.id),
    httpRequest: {
      requestMethod: entry.method,
      requestUrl: entry.path,
      status: entry.status,
      latency: `${(entry.ms / 1000).toFixed(6)}s`,
    },
  })

  return answerer({ iam, prefix: '/v2/entries:list' }, async ({ request, path, caller }) => {
    if (path !== '' || request.method !== 'POST') return null
    caller.needs('logging.logEntries.list', `project/${projectId}`)
    const {
      resourceNames,
      filter = '',
      orderBy = 'timestamp asc',
      pageSize = DEFAULT_PAGE,
    } = (await readJson(request)) ?? {}
    if (JSON.stringify(resourceNames) !== JSON.stringify([`projects/${projectId}`]))
      throw new ApiError(400, 'INVALID_ARGUMENT', `resourceNames must be ["projects/${projectId}"] here`)
    if (!Number.isInteger(pageSize) || Number(pageSize) < 0)
      throw new ApiError(400, 'INVALID_ARGUMENT', 'page_size must be a number of entries')
    if (!ORDERS.includes(orderBy))
      throw new ApiError(400, 'INVALID_ARGUMENT', `order_by must be one of ${ORDERS.join(', ')}`)
    if (typeof filter !== 'string' || filter.length > MAX_FILTER)
      throw new ApiError(400, 'INVALID_ARGUMENT', `filter must be a text of at most ${MAX_FILTER} characters`)
    const wanted = parseFilter(filter, logName)
    const found = requests().filter(wanted)
    const sorted = orderBy === 'timestamp desc' ? found.toReversed() : found
    return { entries: sorted.slice(0, Math.min(Number(pageSize) || DEFAULT_PAGE, MAX_PAGE)).map(toWire) }
  })
}

const COMPARISON = /^([\w.]+)(=|>=)"([^"]*)"$/

/** Understands comparisons that are joined by AND, of these fields only. Throws for everything else. */
function parseFilter(filter: string, logName: string): (entry: RequestEntry) => boolean {
  // One space at each side: more of them in the pattern would take the square of a long row of spaces.
  const tests = filter.split(/\sAND\s/).map((part) => {
    const [, field = '', operator, value = ''] = COMPARISON.exec(part.trim()) ?? []
    const refuse = (): never => {
      throw new ApiError(501, 'UNIMPLEMENTED', `This part of a filter is not simulated: ${part}`)
    }
    if (operator === '>=' && field === 'timestamp') {
      const since = Date.parse(value)
      return ({ time }: RequestEntry) => time >= since
    }
    if (operator !== '=') return refuse()
    switch (field) {
      case 'logName':
        return () => value === logName
      case 'resource.type':
        return () => value === 'cloud_run_revision'
      case 'resource.labels.service_name':
        return ({ service }: RequestEntry) => service === value
      case 'resource.labels.revision_name':
        return ({ revision }: RequestEntry) => revision === value
      default:
        return refuse()
    }
  })
  return (entry) => tests.every((test) => test(entry))
}
