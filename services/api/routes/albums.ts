import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Unlocking } from '../../accounts/unlocking.ts'
import {
  Added,
  Album,
  AlbumEdit,
  AlbumFilter,
  AlbumMove,
  AlbumPlaces,
  AlbumQuery,
  NewAlbum,
  Undoing,
} from '../../photos/albums/schemas.ts'
import type { Albums } from '../../photos/albums/service.ts'
import { PhotoIds } from '../../photos/edit-schemas.ts'
import { Id, Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import { addTrashRoutes } from '../trash-routes.ts'

const tags = ['albums']
const params = Type.Object({ id: Id })
const done = { 204: Type.Null() }

export interface AlbumRoutesDeps {
  albums: Albums
  unlocking: Pick<Unlocking, 'isUnlocked'>
}

/** The photos of an album are listed by `/photos?album=`. */
export function albumRoutes({ albums, unlocking }: AlbumRoutesDeps): FastifyPluginAsyncTypebox {
  const sees =
    ({ identity }: FastifyRequest) =>
    async () =>
      identity !== null && unlocking.isUnlocked(identity)

  return async (app) => {
    const list = {
      tags,
      summary: 'A page of the albums and projects, the latest first',
      querystring: AlbumQuery,
      response: { 200: Page(Album) },
    }
    app.get('/albums', { schema: list }, (request) => albums.list(requireUser(request).id, request.query))

    const create = { tags, summary: 'Make an album or a project', body: NewAlbum, response: { 201: Album } }
    app.post('/albums', { schema: create }, async (request, reply) =>
      reply.code(201).send(await albums.create(requireUser(request).id, request.body)),
    )

    const get = { tags, summary: 'Everything about an album', params, response: { 200: Album } }
    app.get('/albums/:id', { schema: get }, (request) =>
      albums.get(requireUser(request).id, request.params.id),
    )

    const edit = {
      tags,
      summary: 'Change what an album says, how it is sorted, its cover, or where it is',
      params,
      body: AlbumEdit,
      response: { 200: Album },
    }
    app.patch('/albums/:id', { schema: edit }, (request) =>
      albums.edit(requireUser(request).id, request.params.id, request.body),
    )

    addTrashRoutes(app, '/albums', { tags, things: 'albums', service: albums })

    const own = (request: FastifyRequest<{ Params: { id: string } }>) => ({
      ownerId: requireUser(request).id,
      albumId: request.params.id,
    })

    const add = {
      tags,
      summary: 'Put photos into an album',
      params,
      body: PhotoIds,
      response: { 200: Added },
    }
    app.post('/albums/:id/photos', { schema: add }, (request) =>
      albums.add(own(request), request.body.ids, sees(request)),
    )

    const remove = {
      tags,
      summary: 'Take photos out of an album; they stay in the timeline',
      params,
      body: PhotoIds,
      response: { 200: Undoing },
    }
    app.post('/albums/:id/photos/remove', { schema: remove }, (request) =>
      albums.remove(own(request), request.body.ids, sees(request)),
    )

    const move = {
      tags,
      summary: 'Put photos of an album behind another one, in the order by hand',
      params,
      body: AlbumMove,
      response: { 200: Undoing },
    }
    app.post('/albums/:id/photos/move', { schema: move }, (request) =>
      albums.move(own(request), request.body),
    )

    const undo = {
      tags,
      summary: 'Put photos back where they were before they were moved or taken out',
      params,
      body: AlbumPlaces,
      response: done,
    }
    app.post('/albums/:id/photos/undo', { schema: undo }, async (request, reply) => {
      await albums.putBack(own(request), request.body.places, sees(request))
      return reply.code(204).send(null)
    })

    const fill = {
      tags,
      summary: 'Begin to put all photos into an album that a filter finds; without one, the whole timeline',
      params,
      body: Type.Union([AlbumFilter, Type.Object({}, { additionalProperties: false })]),
      response: { 202: Album },
    }
    app.post('/albums/:id/filling', { schema: fill, config: { cost: 'expensive' } }, async (request, reply) =>
      reply.code(202).send(await albums.fill(own(request), request.body)),
    )

    const stop = { tags, summary: 'Stop putting photos into an album', params, response: { 200: Album } }
    app.delete('/albums/:id/filling', { schema: stop }, (request) => albums.stopFilling(own(request)))
  }
}
