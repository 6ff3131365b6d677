import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import {
  EmailChange,
  MailTokenUse,
  PasswordChange,
  PasswordReset,
  PasswordResetRequest,
} from '../../accounts/schemas.ts'
import type { Accounts } from '../../accounts/service.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'

export type PasswordRoutesDeps = Pick<
  Accounts,
  | 'changePassword'
  | 'requestReset'
  | 'resetPassword'
  | 'requestEmailChange'
  | 'confirmEmailChange'
  | 'undoEmailChange'
>

const tags = ['account']
const config = { cost: 'secret' } as const
const done = { 204: Type.Null() }

/** Routes for changing and resetting what a person signs in with: password and address. */
export function passwordRoutes(accounts: PasswordRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const password = {
      tags,
      summary: 'Change the password; all other sessions end',
      body: PasswordChange,
      response: done,
    }
    app.put('/account/password', { schema: password, config }, async (request, reply) => {
      const { id, sessionId } = requireUser(request)
      await accounts.changePassword({ accountId: id, sessionId }, request.body, clientOf(request))
      return reply.code(204).send(null)
    })

    const forgotten = {
      tags,
      summary: 'Send a link for a new password, if the address has an account',
      security: [],
      body: PasswordResetRequest,
      response: done,
    }
    app.post('/password-resets', { schema: forgotten, config }, async (request, reply) => {
      await accounts.requestReset(request.body.email, clientOf(request))
      return reply.code(204).send(null)
    })

    const reset = {
      tags,
      summary: 'Set a new password with the link from the mail; all sessions end',
      security: [],
      body: PasswordReset,
      response: done,
    }
    app.post('/password-resets/complete', { schema: reset, config }, async (request, reply) => {
      await accounts.resetPassword(request.body, clientOf(request))
      return reply.code(204).send(null)
    })

    const change = {
      tags,
      summary: 'Send a link to a new e-mail address; opening it changes the address',
      body: EmailChange,
      response: done,
    }
    app.post('/account/email', { schema: change, config }, async (request, reply) => {
      await accounts.requestEmailChange(requireUser(request).id, request.body, clientOf(request))
      return reply.code(204).send(null)
    })

    const confirm = {
      tags,
      summary: 'Confirm a new e-mail address with the link from the mail',
      security: [],
      body: MailTokenUse,
      response: done,
    }
    app.post('/email-changes/confirm', { schema: confirm, config }, async (request, reply) => {
      await accounts.confirmEmailChange(request.body.token, clientOf(request))
      return reply.code(204).send(null)
    })

    const undo = {
      tags,
      summary: 'Take a change of the e-mail address back; all sessions end',
      security: [],
      body: MailTokenUse,
      response: done,
    }
    app.post('/email-changes/undo', { schema: undo, config }, async (request, reply) => {
      await accounts.undoEmailChange(request.body.token, clientOf(request))
      return reply.code(204).send(null)
    })
  }
}
