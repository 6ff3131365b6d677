import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import {
  AlbumOfFavourites,
  CreatedLink,
  LinkAddress,
  LinkQuery,
  NewComment,
  NewPhotoLink,
  PhotoLink,
  PhotoLinkEdit,
  Proof,
  ProofEdit,
  ProofQuery,
} from '../../photos/links/schemas.ts'
import type { Links } from '../../photos/links/service.ts'
import { Id, Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'
import { clientOf } from '../client.ts'

const tags = ['photos']
const params = Type.Object({ id: Id })
const ofPhoto = Type.Object({ id: Id, photoId: Id })

/** Links to photos, for the maker who sends them. */
export function linkRoutes(links: Links): FastifyPluginAsyncTypebox {
  return async (app) => {
    const list = {
      tags,
      summary: 'A page of the links that you have sent, the latest first',
      querystring: LinkQuery,
      response: { 200: Page(PhotoLink) },
    }
    app.get('/photo-links', { schema: list }, (request) => links.list(requireUser(request).id, request.query))

    const create = {
      tags,
      summary: 'Make a link to some photos or to an album; who has its address sees them',
      body: NewPhotoLink,
      response: { 201: CreatedLink },
    }
    app.post('/photo-links', { schema: create, config: { cost: 'expensive' } }, async (request, reply) => {
      const created = await links.create(requireUser(request).id, request.body, clientOf(request))
      return reply.code(201).send(created)
    })

    const get = { tags, summary: 'A link that you have sent', params, response: { 200: PhotoLink } }
    app.get('/photo-links/:id', { schema: get }, (request) =>
      links.get(requireUser(request).id, request.params.id),
    )

    const edit = {
      tags,
      summary: 'Change a link; another password ends all visits',
      params,
      body: PhotoLinkEdit,
      response: { 200: PhotoLink },
    }
    app.patch('/photo-links/:id', { schema: edit, config: { cost: 'expensive' } }, (request) =>
      links.edit(requireUser(request).id, request.params.id, request.body),
    )

    const remove = {
      tags,
      summary: 'Delete a link with all that was said about its photos',
      params,
      response: { 204: Type.Null() },
    }
    app.delete('/photo-links/:id', { schema: remove }, async (request, reply) => {
      await links.delete(requireUser(request).id, request.params.id, clientOf(request))
      return reply.code(204).send(null)
    })

    const address = {
      tags,
      summary: 'The address of a link, to send it again',
      params,
      response: { 200: LinkAddress },
    }
    app.get('/photo-links/:id/address', { schema: address, config: { keys: 'write' } }, (request) =>
      links.address(requireUser(request).id, request.params.id),
    )

    const revoke = { tags, summary: 'End a link at once', params, response: { 200: PhotoLink } }
    app.post('/photo-links/:id/revoke', { schema: revoke }, (request) =>
      links.revoke(requireUser(request).id, request.params.id, clientOf(request)),
    )

    const reopen = {
      tags,
      summary: 'Open a link again that you ended, under the same address',
      params,
      response: { 200: PhotoLink },
    }
    app.post('/photo-links/:id/reopen', { schema: reopen }, (request) =>
      links.reopen(requireUser(request).id, request.params.id, clientOf(request)),
    )

    const proofs = {
      tags,
      summary: 'What was said about the photos of a link, the latest first',
      params,
      querystring: ProofQuery,
      response: { 200: Page(Proof) },
    }
    app.get('/photo-links/:id/proofs', { schema: proofs }, (request) =>
      links.proofs(requireUser(request).id, request.params.id, request.query),
    )

    const proof = {
      tags,
      summary: 'What was said about one photo of a link',
      params: ofPhoto,
      response: { 200: Proof },
    }
    app.get('/photo-links/:id/proofs/:photoId', { schema: proof }, (request) =>
      links.proof(requireUser(request).id, request.params.id, request.params.photoId),
    )

    const resolve = { ...proof, summary: 'Say whether you have dealt with the comments', body: ProofEdit }
    app.patch('/photo-links/:id/proofs/:photoId', { schema: resolve }, (request) => {
      const { id, photoId } = request.params
      return links.resolve(requireUser(request).id, id, { photoId, ...request.body })
    })

    const answer = {
      ...proof,
      summary: 'Answer a comment; the same id twice is one answer',
      body: NewComment,
    }
    app.post('/photo-links/:id/proofs/:photoId/comments', { schema: answer }, (request) => {
      const { id, photoId } = request.params
      return links.answer(requireUser(request).id, id, { photoId, comment: request.body })
    })

    const album = {
      tags,
      summary: 'Make an album of the photos that the client marked as favourites',
      params,
      body: AlbumOfFavourites,
      response: { 201: Type.Object({ albumId: Id }) },
    }
    app.post(
      '/photo-links/:id/album',
      { schema: album, config: { cost: 'expensive' } },
      async (request, reply) => {
        const made = await links.albumOfFavourites(requireUser(request).id, request.params.id, request.body)
        return reply.code(201).send(made)
      },
    )
  }
}
