import type { Settings } from '../../../storage/settings.ts'
import { get } from '../api.ts'
import { h, type VNode } from '../dom.ts'
import { bytes, dateTime, duration } from '../format.ts'
import { empty, json, page, row, table } from '../parts.ts'
import { link, type Place, view } from '../view.ts'

interface Bucket {
  name: string
  storageClass: string
  softDeleteSeconds: number
  versioning: boolean
  lifecycle: number
}

export const buckets = view<{ buckets: Bucket[] }>({
  title: 'Buckets',
  letter: 'b',
  load: () => get('buckets'),
  render: ({ buckets: found }) =>
    page(
      'Buckets',
      'What is stored, as it is stored.',
      table(
        ['Bucket', 'Class', 'Deleted objects are kept', 'Lifecycle rules'],
        found.map(({ name, storageClass, softDeleteSeconds, lifecycle }) =>
          row(
            name,
            h('a', { href: link('objects', { bucket: name }) }, name),
            storageClass,
            softDeleteSeconds > 0 ? duration(softDeleteSeconds * 1000) : 'not at all',
            String(lifecycle),
          ),
        ),
      ),
    ),
})

interface ObjectRow {
  name: string
  size: number
  updated: number
  contentType: string
}

interface ObjectDetails extends ObjectRow {
  bucket: string
  generation: string
  metageneration: number
  md5: string | null
  crc32c: string
  created: number
  settings: Settings
  preview: 'image' | 'text' | null
  text?: string
}

interface Data {
  folders: string[]
  objects: ObjectRow[]
  next: string | null
  chosen: ObjectDetails | null
}

export const objects = view<Data>({
  title: 'Objects',
  letter: '',
  async load({ query }) {
    const bucket = query.get('bucket') ?? ''
    const object = query.get('object') ?? ''
    const [list, chosen] = await Promise.all([
      get<Omit<Data, 'chosen'>>('objects', {
        bucket,
        prefix: query.get('prefix') ?? '',
        page: query.get('page') ?? '',
      }),
      object === '' ? null : get<ObjectDetails>('object', { bucket, object }),
    ])
    if (chosen?.preview === 'text') chosen.text = await (await fetch(contentUrl(chosen))).text()
    return { ...list, chosen }
  },
  render({ folders, objects: found, next, chosen }, place) {
    return page(
      place.query.get('bucket') ?? '',
      path(place),
      h(
        'div',
        { class: chosen ? 'split' : '' },
        folders.length + found.length === 0
          ? empty('Nothing is stored here.')
          : table(
              ['Name', 'Size', 'Type', 'Changed'],
              [...folders.map((name) => folder(name, place)), ...found.map((each) => objectRow(each, place))],
            ),
        chosen ? details(chosen) : null,
      ),
      next ? h('a', { class: 'more', href: at(place, { page: next }) }, 'More') : null,
    )
  },
})

/** The same bucket elsewhere. */
const at = ({ query }: Place, change: Record<string, string>) =>
  link('objects', { bucket: query.get('bucket') ?? '', prefix: query.get('prefix') ?? '', ...change })

const last = (name: string) => name.replace(/\/$/, '').split('/').at(-1) ?? name

function path(place: Place): VNode {
  const parts = (place.query.get('prefix') ?? '').split('/').slice(0, -1)
  return h(
    'span',
    { class: 'path' },
    h('a', { href: link('buckets') }, 'Buckets'),
    ' / ',
    h('a', { href: at(place, { prefix: '' }) }, place.query.get('bucket') ?? ''),
    ...parts.flatMap((part, index) => [
      ' / ',
      h('a', { href: at(place, { prefix: `${parts.slice(0, index + 1).join('/')}/` }) }, part),
    ]),
  )
}

const folder = (name: string, place: Place): VNode =>
  row(name, h('a', { href: at(place, { prefix: name }) }, `${last(name)}/`), '', '', '')

const objectRow = ({ name, size, contentType, updated }: ObjectRow, place: Place): VNode =>
  row(
    name,
    h('a', { href: at(place, { object: name }) }, last(name)),
    bytes(size),
    contentType,
    h('span', { class: 'quiet' }, dateTime(updated)),
  )

const contentUrl = ({ bucket, name }: ObjectDetails) =>
  `/api/content?${new URLSearchParams({ bucket, object: name })}`

function details(object: ObjectDetails): VNode {
  const { name, preview, text, bucket: _, contentType: _type, ...rest } = object
  return h(
    'aside',
    { class: 'details', key: name },
    h('h3', null, last(name)),
    h('a', { href: `${contentUrl(object)}&download=yes`, download: last(name) }, 'Download'),
    preview === 'image' ? h('img', { src: contentUrl(object), alt: `Preview of ${last(name)}` }) : null,
    preview === 'text' ? h('pre', { class: 'json' }, text) : null,
    json({ name, ...rest, created: dateTime(rest.created), updated: dateTime(rest.updated) }),
  )
}
