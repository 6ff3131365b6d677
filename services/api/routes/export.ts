import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { type ExportTickets, LEASE_MS } from '../../accounts/export-tickets.ts'
import { ExportTicket, Proof } from '../../accounts/schemas.ts'
import { archiveOf } from '../../platform/archive.ts'
import type { ExportedFile, Exporting } from '../../platform/exporting.ts'
import { attachment } from '../../platform/grants.ts'
import type { Log } from '../../platform/log.ts'
import { isoTime } from '../../platform/times.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'

export interface ExportRoutesDeps {
  tickets: ExportTickets
  rooms: readonly Exporting[]
  log: Pick<Log, 'warn'>
  now: () => number
}

const tags = ['account']
const params = Type.Object({ ticket: Type.String({ minLength: 1, maxLength: 100 }) })

const README = `This archive holds everything that you keep in Atelier.

account/  your account, where you are signed in, your keys (without their secrets), and what happened to its security
photos/   your photos as you uploaded them, by month; photos in the trash and private ones have folders of their own
photos/photos-0001.json (and so on)  what is known of each photo, and which file is which
photos/albums.json, links.json, link-comments.json, portfolio.json, archives.json  what you made of them

A file that could not be read is listed in missing.txt.
`

/** All data of a person in one archive, which is created while it is sent. */
export function exportRoutes({ tickets, rooms, log, now }: ExportRoutesDeps): FastifyPluginAsyncTypebox {
  async function* everything(accountId: string): AsyncGenerator<ExportedFile> {
    yield { path: 'README.txt', modifiedAt: new Date(now()), shrinks: true, content: Buffer.from(README) }
    for (const room of rooms) yield* room.export(accountId)
  }

  return async (app) => {
    const ask = {
      tags,
      summary: 'Ask for an archive of everything that the person keeps',
      body: Proof,
      response: { 200: ExportTicket },
    }
    app.post('/account/export', { schema: ask, config: { cost: 'secret' } }, (request) =>
      tickets.make(requireUser(request).id, request.body, clientOf(request)),
    )

    const fetch = { tags, summary: 'The archive, once for each ticket', params }
    app.get(
      '/account/export/:ticket',
      // There is no HEAD: it would spend the ticket, and read the whole archive to throw it away.
      { schema: fetch, config: { cost: 'expensive' }, exposeHeadRoute: false },
      async (request, reply) => {
        const { id } = requireUser(request)
        const running = await tickets.use(id, request.params.ticket, clientOf(request))
        const problem = (error: unknown) => log.warn({ error }, 'An export lost hold of its lease')
        const renewing = setInterval(() => void running.goOn().catch(problem), LEASE_MS / 3)
        const failed = (_path: string, error: unknown) =>
          log.warn({ error }, 'A file could not be read for an export')
        const archive = archiveOf(everything(id), { failed, now })
        archive.once('close', () => {
          clearInterval(renewing)
          void running.end().catch(problem)
        })
        const day = isoTime(now()).slice(0, 10)
        reply.header('content-disposition', attachment(`atelier-${day}.zip`))
        return reply.type('application/zip').send(archive)
      },
    )
  }
}
