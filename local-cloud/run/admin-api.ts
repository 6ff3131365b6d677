// Version 2 of Cloud Run's Admin API over HTTP, as far as releases need it: services and revisions are read, and a
// service's template and traffic changed.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CloudDescription } from '../description.ts'
import type { Iam } from '../iam/iam.ts'
import { ApiError, answerer, type Caller } from '../iam/json-api.ts'
import { readJson } from '../iam/json-http.ts'
import { createOperations, type Operation } from '../iam/operations.ts'
import { RevisionRefused } from './revisions.ts'
import type { Run, RunService } from './run.ts'
import { etagOf, revisionToWire, serviceToWire, targetsFromWire } from './service-wire.ts'
import { templateFromWire } from './template-wire.ts'

export interface AdminApiDeps {
  description: Pick<CloudDescription, 'projectId' | 'location' | 'services'>
  run: Pick<Run, 'service'>
  iam: Pick<Iam, 'emailOfAccessToken' | 'allows' | 'isServiceAccount'>
  uriOf: (service: string) => string
}

const CODES = { INVALID_ARGUMENT: 3, FAILED_PRECONDITION: 9 }
/** What a PATCH may change here. */
const CHANGEABLE = new Set(['template', 'traffic'])

/** Returns a function that answers false when the request is for something else. */
export function createAdminApi({ description, run, iam, uriOf }: AdminApiDeps) {
  const parent = `projects/${description.projectId}/locations/${description.location}`
  const operations = createOperations((error) =>
    error instanceof RevisionRefused ? CODES[error.reason] : undefined,
  )

  const toWire = (found: RunService) => serviceToWire(parent, uriOf(found.service.name), found)

  function serviceFor(caller: Caller, name: string, permission: string): RunService {
    // A service that does not exist looks like one the caller may not use.
    caller.needs(permission, `service/${name}`)
    const found = run.service(name)
    if (!found) throw new ApiError(404, 'NOT_FOUND', `Resource '${name}' of kind 'SERVICE' does not exist.`)
    return found
  }

  async function change(
    caller: Caller,
    name: string,
    request: IncomingMessage,
    url: URL,
  ): Promise<Operation> {
    const found = serviceFor(caller, name, 'run.services.update')
    const body = await readJson(request)
    if (!body) throw new ApiError(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.')
    const { service, revisions } = found
    if (body.etag !== undefined && body.etag !== etagOf(revisions.generation()))
      throw new ApiError(409, 'ABORTED', 'The service has changed since it was read.')
    const mask = (url.searchParams.get('updateMask') ?? '').split(',').filter(Boolean)
    const refused = mask.find((field) => !CHANGEABLE.has(field))
    if (refused !== undefined || mask.length === 0)
      throw new ApiError(501, 'UNIMPLEMENTED', `updateMask ${refused ?? '*'} is not simulated.`)

    const template = mask.includes('template')
      ? asArgument(() => templateFromWire(service, body.template))
      : null
    const targets = mask.includes('traffic') ? asArgument(() => targetsFromWire(body.traffic)) : null
    if (template) {
      const { serviceAccountEmail: email } = template
      caller.needs('iam.serviceAccounts.actAs', `serviceAccount/${email}`)
      if (!iam.isServiceAccount(email))
        throw new ApiError(404, 'NOT_FOUND', `Service account ${email} was not found.`)
    }
    // A change of traffic alone is done at once; a revision takes as long as its first instance.
    return operations.begin({
      parent,
      async run() {
        if (template) await revisions.create(template)
        if (targets) revisions.setTraffic(targets)
        return await toWire(found)
      },
    })
  }

  return answerer({ iam, prefix: `/v2/${parent}/` }, async ({ request, url, path, caller }) => {
    const [kind, name, sub, id, ...more] = path.split('/')
    const { method } = request
    if (more.length > 0) return null
    if (kind === 'operations' && name && !sub && method === 'GET') {
      caller.needs('run.operations.get', `project/${description.projectId}`)
      return operations.get(`${parent}/operations/${name}`)
    }
    if (kind !== 'services') return null
    if (!name) {
      if (method !== 'GET') return null
      caller.needs('run.services.list', `project/${description.projectId}`)
      const found = description.services.flatMap((service) => run.service(service.name) ?? [])
      return { services: await Promise.all(found.map(toWire)) }
    }
    if (!sub && method === 'GET') return await toWire(serviceFor(caller, name, 'run.services.get'))
    if (!sub && method === 'PATCH') return await change(caller, name, request, url)
    if (sub !== 'revisions' || method !== 'GET') return null
    const found = serviceFor(caller, name, id ? 'run.revisions.get' : 'run.revisions.list').revisions.list()
    if (!id) return { revisions: found.map((revision) => revisionToWire(parent, revision)) }
    const revision = found.find((each) => each.name === id)
    if (!revision) throw new ApiError(404, 'NOT_FOUND', `Revision ${id} does not exist.`)
    return revisionToWire(parent, revision)
  })
}

export type AdminApi = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** What the caller sent wrong becomes an error about an argument. */
function asArgument<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new ApiError(400, 'INVALID_ARGUMENT', error instanceof Error ? error.message : String(error))
  }
}
