import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { Campaign, Forecast, SentOverTime } from '../../campaigns/campaigns/schemas.ts'
import { Recipient, Resolution } from '../../campaigns/recipients/schemas.ts'
import { Sending, SendingEdit, SendingLimits } from '../../campaigns/sending/schemas.ts'
import type { SendingRoom } from '../../campaigns/sending/service.ts'
import { Id, nullable } from '../../platform/schemas.ts'
import { actorOf, requireAdmin, requireUser } from '../auth.ts'

const tags = ['campaigns']
const params = Type.Object({ id: Id })
const recipientParams = Type.Object({ id: Id, recipientId: Id })

export interface SendingRoutesDeps {
  sending: SendingRoom
  /** Throws AppError `not-found`. */
  person: (id: string) => Promise<unknown>
}

export function sendingRoutes({ sending, person }: SendingRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const controls = {
      start: 'Let the mails of a campaign go',
      pause: 'Stop the mails at once; what is not under way stays',
      resume: 'Let the mails of a paused campaign go on',
      cancel: 'Stop the mails for good',
    } as const
    for (const [step, summary] of Object.entries(controls) as [keyof typeof controls, string][]) {
      const schema = { tags, summary, params, response: { 200: Campaign } }
      app.post(`/campaigns/:id/${step}`, { schema }, (request) =>
        sending[step](requireUser(request).id, request.params.id),
      )
    }

    const forecast = {
      tags,
      summary: 'When the mails that are left will go',
      params,
      response: { 200: Forecast },
    }
    app.get('/campaigns/:id/forecast', { schema: forecast }, (request) =>
      sending.forecast(requireUser(request).id, request.params.id),
    )

    const sentOverTime = {
      tags,
      summary: 'How many mails went in which hour',
      params,
      response: { 200: SentOverTime },
    }
    app.get('/campaigns/:id/sent-over-time', { schema: sentOverTime }, (request) =>
      sending.sentOverTime(requireUser(request).id, request.params.id),
    )

    const resolve = {
      tags,
      summary: 'Say whether a mail arrived of which nobody knows',
      params: recipientParams,
      body: Resolution,
      response: { 200: Recipient },
    }
    app.post('/campaigns/:id/recipients/:recipientId/resolve', { schema: resolve }, (request) =>
      sending.resolve(requireUser(request).id, named(request.params), request.body),
    )

    const retry = {
      tags,
      summary: 'Send a failed mail again',
      params: recipientParams,
      response: { 200: Recipient },
    }
    app.post('/campaigns/:id/recipients/:recipientId/retry', { schema: retry }, (request) =>
      sending.retry(requireUser(request).id, named(request.params)),
    )

    const bounced = {
      tags,
      summary: 'Note that a mail came back; nobody writes to the address again',
      params: recipientParams,
      response: { 200: Recipient },
    }
    app.post('/campaigns/:id/recipients/:recipientId/bounced', { schema: bounced }, (request) =>
      sending.bounced(requireUser(request).id, named(request.params)),
    )

    const retryAll = {
      tags,
      summary: 'Send all failed mails of a campaign again',
      params,
      response: { 200: Type.Object({ planned: Type.Integer() }) },
    }
    app.post(
      '/campaigns/:id/retry',
      { schema: retryAll, config: { cost: 'expensive' } },
      async (request) => ({
        planned: await sending.retryAll(requireUser(request).id, request.params.id),
      }),
    )

    const get = {
      tags,
      summary: 'The mailbox, its limits and when the next mail goes',
      response: { 200: Sending },
    }
    app.get('/sending', { schema: get }, (request) => sending.settings.get(requireUser(request).id))

    const lower = {
      tags,
      summary: 'Send fewer mails than are allowed',
      body: SendingEdit,
      response: { 200: Sending },
    }
    app.patch('/sending', { schema: lower }, (request) =>
      sending.settings.lower(requireUser(request).id, request.body),
    )

    const ofPerson = {
      tags,
      summary: 'What a person may send, for administrators',
      params,
      response: { 200: Sending },
    }
    app.get('/people/:id/sending', { schema: ofPerson }, async (request) => {
      requireAdmin(request)
      await person(request.params.id)
      return sending.settings.get(request.params.id)
    })

    const allow = {
      tags,
      summary: 'Allow a person more or fewer mails, for administrators',
      params,
      body: Type.Object({ allowed: nullable(SendingLimits) }, { additionalProperties: false }),
      response: { 200: Sending },
    }
    app.patch('/people/:id/sending', { schema: allow }, async (request) => {
      requireAdmin(request)
      await person(request.params.id)
      return sending.settings.allow(request.params.id, request.body.allowed, actorOf(request))
    })
  }
}

const named = ({ id, recipientId }: { id: string; recipientId: string }) => ({
  campaignId: id,
  id: recipientId,
})
