import type { PhotoQuery } from '../../../../services/photos/list-schemas.ts'

/** The search parameters of the photos page: `useSearch({ from: '/app/photos' })`. */
export type PhotoFilters = Pick<
  PhotoQuery,
  'q' | 'tag' | 'camera' | 'format' | 'status' | 'favourite' | 'rating' | 'from' | 'to' | 'sort' | 'order'
>

const oneOf = <Value extends string | number>(value: unknown, values: readonly Value[]) =>
  values.find((candidate) => candidate === value)

/** An address can contain anything, so invalid values are dropped. The router parses numbers as numbers. */
export function readPhotoFilters(search: Record<string, unknown>): PhotoFilters {
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined
  }
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text(name) ?? '') ? text(name) : undefined)
  return given({
    q: text('q'),
    tag: text('tag'),
    camera: text('camera'),
    format: text('format'),
    status: oneOf(search.status, ['uploading', 'processing', 'ready', 'rejected']),
    favourite: String(search.favourite) === 'true' || undefined,
    rating: oneOf(Number(search.rating), [1, 2, 3, 4, 5]),
    from: day('from'),
    to: day('to'),
    sort: oneOf(search.sort, ['taken', 'added', 'title']),
    order: oneOf(search.order, ['asc', 'desc']),
  })
}

type Given<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> }

const given = <Values extends object>(values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<Values>
