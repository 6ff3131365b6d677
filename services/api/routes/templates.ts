import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { TEMPLATE_BYTES } from '../../campaigns/campaigns/schemas.ts'
import {
  CheckReport,
  Preview,
  PreviewRequest,
  SentTestMail,
  TemplateExample,
  TestMailRequest,
} from '../../campaigns/templates/schemas.ts'
import type { Templates } from '../../campaigns/templates/service.ts'
import { Id } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['campaigns']
const params = Type.Object({ id: Id })

export function templateRoutes(templates: Templates): FastifyPluginAsyncTypebox {
  return async (app) => {
    const check = {
      tags,
      summary: 'Look for whatever would make a mail wrong, over all recipients',
      params,
      response: { 200: CheckReport },
    }
    app.post('/campaigns/:id/check', { schema: check, config: { cost: 'expensive' } }, (request) =>
      templates.check(requireUser(request).id, request.params.id),
    )

    const preview = {
      tags,
      summary: 'A mail as a recipient would get it, also from a template that is not saved',
      params,
      body: PreviewRequest,
      response: { 200: Preview },
    }
    app.post('/campaigns/:id/preview', { schema: preview, bodyLimit: TEMPLATE_BYTES }, (request) =>
      templates.preview(requireUser(request).id, request.params.id, request.body),
    )

    const testMail = {
      tags,
      summary: "Send one recipient's mail to yourself",
      params,
      body: TestMailRequest,
      response: { 200: SentTestMail },
    }
    app.post('/campaigns/:id/test-mail', { schema: testMail, config: { cost: 'secret' } }, (request) =>
      templates.sendTest(requireUser(request).id, request.params.id, request.body),
    )

    const examples = {
      tags,
      summary: 'Mails to begin with',
      security: [],
      response: { 200: Type.Array(TemplateExample) },
    }
    app.get('/campaign-template-examples', { schema: examples }, async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=3600')
      return [...templates.examples()]
    })
  }
}
