// A person who uses the public API as a browser would: cookies, grants, resumable uploads, live events.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import type { Account, AccountChanges } from '../services/accounts/schemas.ts'
import type { ListUploadAnswer } from '../services/campaigns/lists/schemas.ts'
import type { CampaignChanges } from '../services/campaigns/schemas.ts'
import type { ResumeUploadAnswer } from '../services/careers/resumes/schemas.ts'
import type { CareerChanges } from '../services/careers/schemas.ts'
import type { PhotoChanges, PhotoUploadRequest, UploadAnswer } from '../services/photos/schemas.ts'
import type { Change } from '../services/platform/live.ts'
import type { UploadGrant } from '../services/platform/schemas.ts'
import type { ShelfChanges } from '../services/shelf/schemas.ts'

export class ApiProblem extends Error {
  readonly status: number
  readonly code: string | undefined

  constructor(status: number, body: { title?: string; detail?: string; code?: string }) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.status = status
    this.code = body.code
  }
}

export interface NewPhoto {
  name: string
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
  /** When the file was changed the last time. */
  modifiedAt?: Date
}

export type LiveChange = Change<
  AccountChanges & CampaignChanges & CareerChanges & PhotoChanges & ShelfChanges
>

export type StudioClient = ReturnType<typeof createStudioClient>

export function createStudioClient(url: string) {
  const cookies = new Map<string, string>()
  /** Headers that are sent with every request. */
  const headers = new Headers()

  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  async function send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        ...Object.fromEntries(headers),
        cookie: cookieHeader(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    let response = await send(method, `/api/v1${path}`, body)
    if (response.status === 401 && cookies.has('atelier_refresh') && !path.startsWith('/session')) {
      await response.body?.cancel()
      await send('POST', '/api/v1/session/refresh')
      response = await send(method, `/api/v1${path}`, body)
    }
    const text = await response.text()
    if (!response.ok) throw new ApiProblem(response.status, parse(text))
    return (text ? JSON.parse(text) : undefined) as T
  }

  async function upload<Answer extends { grant: UploadGrant | null }>(
    path: string,
    file: NewPhoto,
    announcement: object = describe(file),
  ): Promise<Answer> {
    const answer = await call<Answer>('POST', path, announcement)
    if (answer.grant) await sendBytes(await startSession(answer.grant), file)
    return answer
  }

  return {
    url,
    headers,
    send,
    call,
    register: (person: { email: string; password: string; name: string }) =>
      call<Account>('POST', '/accounts', person),
    signIn: (email: string, password: string) => call<Account>('POST', '/session', { email, password }),

    /** Requests a grant and, unless these bytes are stored already, uploads them. */
    upload: (photo: NewPhoto) => upload<UploadAnswer>('/photos/uploads', photo, describePhoto(photo)),
    uploadResume: (file: NewPhoto) => upload<ResumeUploadAnswer>('/resumes/uploads', file),
    uploadList: (campaignId: string, file: NewPhoto) =>
      upload<ListUploadAnswer>(`/campaigns/${campaignId}/lists/uploads`, file),
    requestUpload: (photo: NewPhoto) => call<UploadAnswer>('POST', '/photos/uploads', describePhoto(photo)),

    /** Live events from now on, until `signal` aborts. Resolves once the API is sending them. */
    async listen(signal: AbortSignal): Promise<AsyncGenerator<LiveChange>> {
      const response = await fetch(new URL('/api/v1/events', url), {
        headers: { cookie: cookieHeader() },
        signal,
      })
      return readEvents<LiveChange>(await streamOf(response))
    },

    /** What is answered bit by bit, as it comes. */
    async stream<Event>(path: string, body: unknown): Promise<AsyncGenerator<Event>> {
      return readEvents(await streamOf(await send('POST', `/api/v1${path}`, body)))
    },
  }
}

async function streamOf(response: Response): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  if (!response.ok || !response.body) throw new ApiProblem(response.status, parse(await response.text()))
  return response.body
}

async function* readEvents<Event>(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Event> {
  let buffer = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    buffer += chunk
    const messages = buffer.split('\n\n')
    buffer = messages.pop() ?? ''
    for (const message of messages) {
      const data = /^data: ?(.+)$/m.exec(message)?.[1]
      if (data) yield JSON.parse(data) as Event
    }
  }
}

function describe({ name, contentType, bytes }: NewPhoto) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { name, contentType, size: bytes.byteLength, sha256 }
}

/** Photos also say when their file was changed, for those that have no other date. */
const describePhoto = (photo: NewPhoto): PhotoUploadRequest => ({
  ...describe(photo),
  ...(photo.modifiedAt && { modifiedAt: photo.modifiedAt.toISOString() }),
})

/** Opens the resumable session of a grant. Returns its URL, which needs no further authority. */
export async function startSession(grant: UploadGrant): Promise<string> {
  const response = await fetch(grant.url, { method: grant.method, headers: grant.headers })
  const session = response.headers.get('location')
  if (!response.ok || !session) throw new Error(`Storage refused the upload: ${await response.text()}`)
  return session
}

/** `fetch` would copy all the bytes several times before it sends them. */
async function sendBytes(session: string, { bytes, contentType }: NewPhoto): Promise<void> {
  const url = new URL(session)
  const { request } = url.protocol === 'https:' ? https : http
  const headers = { 'content-type': contentType, 'content-length': bytes.byteLength }
  const [response] = (await once(request(url, { method: 'PUT', headers }).end(bytes), 'response')) as [
    http.IncomingMessage,
  ]
  const answer = await text(response)
  if (response.statusCode !== 200) throw new Error(`Storage refused the bytes: ${answer}`)
}

function parse(text: string): { title?: string; detail?: string; code?: string } {
  try {
    return JSON.parse(text) as { title?: string }
  } catch {
    return { detail: text }
  }
}
