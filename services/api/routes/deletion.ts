import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Deletion } from '../../accounts/deletion.ts'
import { Account, Proof } from '../../accounts/schemas.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'

const tags = ['account']

/**
 * A deletion is a resource of its own, which is created and cancelled: the body of a DELETE has no defined meaning, and
 * servers on the way may refuse it (https://www.rfc-editor.org/rfc/rfc9110#section-9.3.5).
 */
export function deletionRoutes(deletion: Deletion): FastifyPluginAsyncTypebox {
  return async (app) => {
    const request = {
      tags,
      summary: 'Delete the account and everything in it in seven days',
      body: Proof,
      response: { 200: Account },
    }
    app.post('/account/deletion', { schema: request, config: { cost: 'secret' } }, (sent) =>
      deletion.request(requireUser(sent).id, sent.body, clientOf(sent)),
    )

    const cancel = { tags, summary: 'Keep the account after all', response: { 200: Account } }
    app.delete('/account/deletion', { schema: cancel }, (sent) =>
      deletion.cancel(requireUser(sent).id, clientOf(sent)),
    )
  }
}
