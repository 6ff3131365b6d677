// With what and when a person photographs, added up from a stretch of the timeline per request.
import Type from 'typebox'
import { cursors } from '../platform/cursor.ts'
import { documents } from '../platform/documents.ts'
import { Id } from '../platform/schemas.ts'
import { statisticsFields } from './record.ts'
import type { PhotoStore } from './store.ts'
import { STATISTICS_GROUPS, type StatisticsPart, type StatisticsQuery } from './view-schemas.ts'

/** Photos that one request adds up. */
const STRETCH = 1000
const MOST_VALUES = 200

const statisticsDocuments = documents(statisticsFields)
const positions = cursors(Type.Object({ key: Type.String(), id: Id }, { additionalProperties: false }))

export function createStatistics({ store }: { store: Pick<PhotoStore, 'listAs'> }) {
  return {
    /** Add the parts of all pages up. */
    async statistics(ownerId: string, { from, to, cursor }: StatisticsQuery): Promise<StatisticsPart> {
      const after = cursor === undefined ? undefined : positions.decode(cursor)
      const photos = await store.listAs(
        {
          ownerId,
          facet: 'timeline|status:ready',
          sortKey: 'takenKey',
          order: 'desc',
          ...(from !== undefined && { from }),
          ...(to !== undefined && { before: `${to}U` }),
          ...(after && { after }),
          limit: STRETCH,
        },
        statisticsDocuments,
      )
      const groups = Object.fromEntries(
        STATISTICS_GROUPS.map((group) => [group, new Map<string, number>()]),
      ) as Record<(typeof STATISTICS_GROUPS)[number], Map<string, number>>
      const add = (group: keyof typeof groups, value: string | number | null | undefined) => {
        if (value === null || value === undefined || value === '') return
        groups[group].set(String(value), (groups[group].get(String(value)) ?? 0) + 1)
      }
      for (const { metadata, takenAt, takenKey } of photos) {
        add('cameras', metadata?.camera)
        add('lenses', metadata?.lens)
        add('focalLengths', rounded(metadata?.focalLength, 0))
        add('apertures', rounded(metadata?.fNumber, 1))
        // What a photo without a date was given stands for when it was added.
        if (takenAt === null) continue
        add('months', takenKey.slice(0, 7))
        if (takenKey.includes('T')) add('hours', takenKey.slice(11, 13))
      }
      const last = photos.length === STRETCH ? photos.at(-1) : undefined
      const counted = Object.entries(groups).map(([group, values]) => [
        group,
        [...values]
          .map(([value, count]) => ({ value, count }))
          .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
          .slice(0, MOST_VALUES),
      ])
      return {
        photos: photos.length,
        ...(Object.fromEntries(counted) as Omit<StatisticsPart, 'photos' | 'nextCursor'>),
        nextCursor: last ? positions.encode({ key: last.takenKey, id: last.id }) : null,
      }
    },
  }
}

const rounded = (value: number | null | undefined, digits: number) =>
  value !== null && value !== undefined && value > 0 ? Number(value.toFixed(digits)) : null
