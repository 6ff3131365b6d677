import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { EmptyingStep, PhotoEdit, PhotoIds, PhotoTags, TagEdit } from '../../photos/edit-schemas.ts'
import { PhotoQuery, PhotoSummary } from '../../photos/list-schemas.ts'
import { Adjustments, Photo, PhotoTile } from '../../photos/schemas.ts'
import type { Photos } from '../../photos/service.ts'
import { Download, Id, nullable, Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import type { SeesOf } from '../sees-private.ts'

const tags = ['photos']
const params = Type.Object({ id: Id })
const done = { 204: Type.Null() }

export interface PhotoRoutesDeps {
  photos: Photos
  seesOf: SeesOf
}

export function photoRoutes({ photos, seesOf: sees }: PhotoRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'A page of the timeline or the trash',
      querystring: PhotoQuery,
      response: { 200: Page(PhotoTile) },
    }
    app.get('/photos', { schema: list }, (request) =>
      photos.list(requireUser(request).id, request.query, sees(request)),
    )

    const summary = { tags, summary: 'How many photos there are, of what', response: { 200: PhotoSummary } }
    app.get('/photos/summary', { schema: summary }, (request) => photos.summary(requireUser(request).id))

    const get = { tags, summary: 'Everything about a photo', params, response: { 200: Photo } }
    app.get('/photos/:id', { schema: get }, (request) =>
      photos.get(requireUser(request).id, request.params.id, sees(request)),
    )

    const edit = {
      tags,
      summary: 'Change what is said about a photo',
      params,
      body: PhotoEdit,
      response: { 200: Photo },
    }
    app.patch('/photos/:id', { schema: edit }, (request) =>
      photos.edit(requireUser(request).id, request.params.id, request.body, sees(request)),
    )

    const adjust = {
      tags,
      summary: 'Turn and crop a photo, or show it as it was taken; its original stays as it is',
      params,
      body: Type.Object({ adjustments: nullable(Adjustments) }, { additionalProperties: false }),
      response: { 200: Photo },
    }
    app.put('/photos/:id/adjustments', { schema: adjust }, (request) => {
      const { params, body } = request
      return photos.adjust(requireUser(request).id, params.id, body.adjustments, sees(request))
    })

    const original = {
      tags,
      summary: 'A short-lived address of the file as it was uploaded',
      params,
      response: { 200: Download },
    }
    app.get('/photos/:id/original', { schema: original }, (request) =>
      photos.download(requireUser(request).id, request.params.id, sees(request)),
    )

    const tag = { tags, summary: 'Add and remove tags of many photos', body: TagEdit, response: done }
    app.post('/photos/tags', { schema: tag }, async (request, reply) => {
      await photos.tag(requireUser(request).id, request.body, sees(request))
      return reply.code(204).send(null)
    })

    const tagsOf = {
      tags,
      summary: 'The tags of many photos',
      body: PhotoIds,
      response: { 200: Type.Object({ items: Type.Array(PhotoTags) }) },
    }
    app.post('/photos/tags/list', { schema: tagsOf, config: { keys: 'read' } }, async (request) => ({
      items: await photos.tagsOf(requireUser(request).id, request.body.ids, sees(request)),
    }))

    const trash = { tags, summary: 'Put photos in the trash', body: PhotoIds, response: done }
    app.post('/photos/trash', { schema: trash }, async (request, reply) => {
      await photos.trash(requireUser(request).id, request.body.ids, sees(request))
      return reply.code(204).send(null)
    })

    const restore = { tags, summary: 'Take photos out of the trash', body: PhotoIds, response: done }
    app.post('/photos/restore', { schema: restore }, async (request, reply) => {
      await photos.restore(requireUser(request).id, request.body.ids, sees(request))
      return reply.code(204).send(null)
    })

    const remove = {
      tags,
      summary: 'Delete trashed or rejected photos for good',
      body: PhotoIds,
      response: done,
    }
    app.post('/photos/delete', { schema: remove }, async (request, reply) => {
      await photos.delete(requireUser(request).id, request.body.ids, sees(request))
      return reply.code(204).send(null)
    })

    const empty = {
      tags,
      summary: 'Delete what is in the trash for good, some at a time, until it is empty',
      response: { 200: EmptyingStep },
    }
    app.delete('/photos/trash', { schema: empty }, (request) => photos.emptyTrash(requireUser(request).id))
  }
}
