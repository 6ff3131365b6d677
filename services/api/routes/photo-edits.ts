import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import {
  EditStep,
  PreviewedEdit,
  PreviewRequest,
  StepDone,
  UndoDone,
} from '../../photos/bulk-editing/schemas.ts'
import type { BulkEditing } from '../../photos/bulk-editing/service.ts'
import { Id } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import type { SeesOf } from '../sees-private.ts'

const tags = ['photos']

export interface PhotoEditRoutesDeps {
  bulkEditing: BulkEditing
  seesOf: SeesOf
}

export function photoEditRoutes({ bulkEditing, seesOf }: PhotoEditRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const preview = {
      tags,
      summary: 'What an edit of many photos would do to each',
      body: PreviewRequest,
      response: { 200: Type.Object({ items: Type.Array(PreviewedEdit) }) },
    }
    app.post('/photos/edits/preview', { schema: preview, config: { keys: 'read' } }, async (request) => ({
      items: await bulkEditing.preview(requireUser(request).id, request.body, seesOf(request)),
    }))

    const edit = {
      tags,
      summary: 'A step of an edit of many photos',
      description:
        'Up to 200 photos, all or none of them. Give the steps of one operation the same `operationId`; a step that is sent again changes nothing more. Parts of the edit that a photo cannot have are left out, as the preview says.',
      body: EditStep,
      response: { 200: StepDone },
    }
    app.post('/photos/edits', { schema: edit }, (request) =>
      bulkEditing.edit(requireUser(request).id, request.body, seesOf(request)),
    )

    const undo = {
      tags,
      summary: 'Undo a part of an edit of many photos',
      description:
        'Puts back what each photo had, unless it was edited since. Send it again until `isDone`. An edit can be undone for seven days.',
      params: Type.Object({ operationId: Id }),
      response: { 200: UndoDone },
    }
    app.post('/photos/edits/:operationId/undo', { schema: undo }, (request) =>
      bulkEditing.undo(requireUser(request).id, request.params.operationId, seesOf(request)),
    )
  }
}
