// A studio with storage, a site on this machine, and the function that reads its pages.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, isIP } from 'node:net'
import { setUp as setUpApi } from '../../services/api/test-world.ts'
import { type JobSubmitted, jobPageNeeded, jobSubmitted } from '../../services/careers/events.ts'
import { createReadingProcess } from '../../services/careers/jobs/reading-process.ts'
import type { AnswerQuestion } from '../../services/careers/tailoring/ask-model.ts'
import { AppError } from '../../services/platform/errors.ts'
import { DEFAULT_QUOTA_BYTES } from '../../services/platform/meter.ts'
import type { Publish } from '../../services/platform/publish.ts'
import { createSafeFetch, type SafeFetchDeps } from '../../services/platform/safe-fetch.ts'
import { createHandler } from './handler.ts'
import { createPacing } from './pacing.ts'

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown

const noModel: AnswerQuestion = () => Promise.reject(new AppError('temporary', 'No', { reason: 'no-model' }))

/** `askModel` answers for the models; without it there are none. */
export async function setUp(
  answer: Answer = (_, response) => response.end(),
  { askModel = noModel }: { askModel?: AnswerQuestion } = {},
) {
  const world = await setUpApi({ withStorage: true })
  const { clock, firestore, storage, events } = world
  const { now } = clock
  const asked: string[] = []
  const paused: number[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`)
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const publish: Publish = async (topic, payload) => String(events.push({ topic: topic.name, payload }))
  const documents = storage.bucket('documents')
  const config = { DEFAULT_QUOTA_BYTES }
  const process = createReadingProcess({ firestore, documents, config, publish, now })
  const network: SafeFetchDeps = {
    // Every name leads to the site on this machine, except those that are addresses or end in `.internal`.
    reroute: ({ hostname, pathname, search }) =>
      /^[\d.[]|\.internal$/.test(hostname) ? null : new URL(pathname + search, `http://127.0.0.1:${port}`),
    resolve: async (host) => [{ address: isIP(host) ? host : '10.0.0.7', family: isIP(host) || 4 }],
    maxMs: 60_000,
  }
  const modelFor = () => askModel
  const handle = createHandler({
    ...process,
    publish,
    modelFor,
    fetch: createSafeFetch(network),
    pace: createPacing({
      now,
      pause: async (ms) => {
        paused.push(ms)
        clock.advance(ms)
      },
    }),
    now,
  })
  const ana = await world.registered()
  const payloads = (topic: string) =>
    events.filter((event) => event.topic === topic).map(({ payload }) => payload as JobSubmitted)

  return {
    ...world,
    ana,
    asked,
    paused,
    handle,
    process,
    publish,
    modelFor,
    network,
    submitted: () => payloads(jobSubmitted.name),
    pagesNeeded: () => payloads(jobPageNeeded.name),
    async submit(body: object): Promise<string> {
      const submitted = await ana.request('POST', '/api/v1/jobs', body)
      if (submitted.statusCode !== 202) throw new Error(submitted.body)
      return submitted.json().id
    },
    /** Submits it and delivers the event. Returns the job as the API shows it then. */
    async read(body: object) {
      const id = await this.submit(body)
      const event = this.submitted().at(-1)
      if (event) await handle(event)
      return this.get(id)
    },
    get: (id: string) => world.careers.jobs.get(ana.id, id),
    snapshot: (id: string) => ana.request('GET', `/api/v1/jobs/${id}/snapshot`),
    objects: async () => (await documents.getFiles())[0].map(({ name }) => name.split('/').at(-1)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
      await world[Symbol.asyncDispose]()
    },
  }
}
