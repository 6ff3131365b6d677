import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CloudDescription } from '../description.ts'
import type { Iam } from './iam.ts'
import { uniqueId } from './id-tokens.ts'
import { decodePath } from './json-http.ts'

export interface MetadataServerDeps {
  description: Pick<CloudDescription, 'projectId' | 'projectNumber' | 'location'>
  iam: Pick<Iam, 'accessToken' | 'idToken'>
  /** The account that every caller of this server runs as. */
  email: string
  now: () => number
}

/** A directory, a value, or a function of the query; null from the function means a bad request. */
type Entry = { [name: string]: Entry } | string | ((query: URLSearchParams) => string | object | null)

const BASE = '/computeMetadata/v1'
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform'

/**
 * What a Cloud Run instance finds at metadata.google.internal, for one service account.
 * Source: https://cloud.google.com/run/docs/container-contract#metadata-server
 */
export function createMetadataServer({ description, iam, email, now }: MetadataServerDeps) {
  const { projectId, projectNumber, location } = description
  const account: Entry = {
    aliases: 'default',
    email,
    identity: (query) => {
      const audience = query.get('audience')
      return audience ? iam.idToken({ email, audience }) : null
    },
    scopes: SCOPE,
    token: () => {
      const { token, expiresAt } = iam.accessToken(email)
      return {
        access_token: token,
        expires_in: Math.floor((expiresAt - now()) / 1000),
        token_type: 'Bearer',
      }
    },
  }
  const root: Entry = {
    instance: {
      id: uniqueId(email),
      region: `projects/${projectNumber}/regions/${location}`,
      zone: `projects/${projectNumber}/zones/${location}-1`,
      'service-accounts': { default: account, [email]: account },
    },
    project: { 'numeric-project-id': projectNumber, 'project-id': projectId },
    universe: { 'universe-domain': 'googleapis.com' },
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const send = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'metadata-flavor': 'Google', 'content-type': type }).end(body)
    const url = URL.parse(`http://metadata.google.internal${request.url}`)
    if (url === null) return void send(400, 'text/plain', 'Bad Request')
    if (url.pathname === '/') return void send(200, 'application/text', 'computeMetadata/\n')
    // Neither a page in a browser nor a forwarded request can set this header.
    if (request.headers['metadata-flavor'] !== 'Google' || request.headers['x-forwarded-for'] !== undefined) {
      return void send(403, 'text/plain', 'Missing Metadata-Flavor:Google header.')
    }
    const entry = find(root, url.pathname)
    if (entry === undefined || request.method !== 'GET') return void send(404, 'text/plain', 'Not Found')
    if (typeof entry === 'string') return void send(200, 'application/text', entry)
    if (typeof entry === 'function') {
      const value = entry(url.searchParams)
      if (value === null) return void send(400, 'text/plain', 'non-empty audience parameter required')
      if (typeof value === 'string') return void send(200, 'application/text', value)
      return void send(200, 'application/json', JSON.stringify(value))
    }
    if (url.searchParams.get('recursive') === 'true') {
      return void send(200, 'application/json', JSON.stringify(recursive(entry)))
    }
    if (!url.pathname.endsWith('/')) {
      response.setHeader('location', `${url.pathname}/`)
      return void send(301, 'text/plain', '')
    }
    send(200, 'application/text', list(entry))
  }
}

function find(root: Entry, path: string): Entry | undefined {
  if (path !== BASE && !path.startsWith(`${BASE}/`)) return undefined
  const steps = decodePath(path.slice(BASE.length)).split('/').filter(Boolean)
  return steps.reduce<Entry | undefined>(
    (entry, step) => (typeof entry === 'object' && Object.hasOwn(entry, step) ? entry[step] : undefined),
    root,
  )
}

const list = (directory: { [name: string]: Entry }) =>
  Object.entries(directory)
    .map(([name, entry]) => `${name}${typeof entry === 'object' ? '/' : ''}\n`)
    .join('')

/** The answer to `?recursive=true`: names in camelCase, without the entries that must be requested individually. */
function recursive(entry: { [name: string]: Entry }): object {
  return Object.fromEntries(
    Object.entries(entry)
      .filter(([, each]) => typeof each !== 'function')
      .map(([name, each]) => [
        name.includes('@') ? name : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        name === 'aliases' || name === 'scopes' ? [each] : typeof each === 'object' ? recursive(each) : each,
      ]),
  )
}
