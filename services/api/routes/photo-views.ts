import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { PhotoTile } from '../../photos/schemas.ts'
import type { Photos } from '../../photos/service.ts'
import {
  Memory,
  Place,
  PlacePhotosQuery,
  PlacesQuery,
  StatisticsPart,
  StatisticsQuery,
} from '../../photos/view-schemas.ts'
import { Page } from '../../platform/schemas.ts'
import { requireUser } from '../auth.ts'

const tags = ['photos']

export interface PhotoViewRoutesDeps {
  photos: Pick<Photos, 'onThisDay' | 'statistics' | 'places' | 'photosAt'>
}

/** Photos by day of the year, by equipment and by place. */
export function photoViewRoutes({ photos }: PhotoViewRoutesDeps): FastifyPluginAsyncTypebox {
  return async (app) => {
    const onThisDay = {
      tags,
      summary: 'What was photographed on this day of earlier years',
      querystring: Type.Object({ day: Type.String({ format: 'date' }) }, { additionalProperties: false }),
      response: { 200: Type.Object({ items: Type.Array(Memory) }) },
    }
    app.get('/photos/on-this-day', { schema: onThisDay }, async (request) => ({
      items: await photos.onThisDay(requireUser(request).id, request.query.day),
    }))

    const statistics = {
      tags,
      summary: 'With what and when photos were taken, added up for a stretch of the timeline',
      description:
        'An answer adds up a thousand photos at most; add the answers up until `nextCursor` is null.',
      querystring: StatisticsQuery,
      response: { 200: StatisticsPart },
    }
    app.get('/photos/statistics', { schema: statistics }, (request) =>
      photos.statistics(requireUser(request).id, request.query),
    )

    const places = {
      tags,
      summary: 'How many photos were taken in each square of a part of the map',
      querystring: PlacesQuery,
      response: { 200: Type.Object({ items: Type.Array(Place) }) },
    }
    app.get('/photos/places', { schema: places }, async (request) => ({
      items: await photos.places(requireUser(request).id, request.query),
    }))

    const photosAt = {
      tags,
      summary: 'A page of the photos in a square of the map',
      querystring: PlacePhotosQuery,
      response: { 200: Page(PhotoTile) },
    }
    app.get('/photos/places/photos', { schema: photosAt }, (request) =>
      photos.photosAt(requireUser(request).id, request.query),
    )
  }
}
