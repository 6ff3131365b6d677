import type { LookedAtDocument } from '../../../firestore/look.ts'
import { get } from '../api.ts'
import { h, type VNode } from '../dom.ts'
import { dateTime } from '../format.ts'
import { empty, json, page, row, table } from '../parts.ts'
import { link, view } from '../view.ts'

interface Data {
  database: string
  path: string
  collections: string[]
  documents: LookedAtDocument[]
  next: string | null
  document: LookedAtDocument | null
}

export const documents = view<Data>({
  title: 'Documents',
  letter: 'd',
  refreshMs: 2000,
  load: ({ query }) => get('documents', Object.fromEntries(query)),
  render(data, place) {
    const { path, collections, documents: found, next, document } = data
    const isCollection = path.split('/').length % 2 === 1 && path !== ''
    return page(
      'Documents',
      breadcrumbs(path),
      isCollection ? (found.length === 0 ? empty('No documents.') : documentTable(found)) : null,
      next ? h('a', { class: 'more', href: link('documents', { path, after: next }) }, 'More') : null,
      document ? one(document) : null,
      path !== '' && !isCollection && !document
        ? h('p', { class: 'quiet' }, 'This document does not exist, but there is something below it.')
        : null,
      collections.length > 0 ? h('h2', null, path === '' ? 'Collections' : 'Collections below') : null,
      collections.length > 0 ? collectionList(path, collections) : null,
      path === '' && collections.length === 0 ? empty('The database is empty.') : null,
      place.query.get('after')
        ? h('a', { class: 'more', href: link('documents', { path }) }, 'From the start')
        : null,
    )
  },
})

function breadcrumbs(path: string): VNode {
  const parts = path === '' ? [] : path.split('/')
  return h(
    'span',
    { class: 'path' },
    h('a', { href: link('documents') }, 'Root'),
    ...parts.flatMap((part, index) => [
      ' / ',
      h('a', { href: link('documents', { path: parts.slice(0, index + 1).join('/') }) }, part),
    ]),
  )
}

const collectionList = (path: string, collections: string[]): VNode =>
  h(
    'ul',
    { class: 'chips' },
    ...collections.map((id) =>
      h(
        'li',
        { key: id, 'data-row': id },
        h('a', { href: link('documents', { path: path === '' ? id : `${path}/${id}` }) }, id),
      ),
    ),
  )

/** Characters of a document that its row shows. */
const GLIMPSE = 160

function documentTable(found: LookedAtDocument[]): VNode {
  return table(
    ['Document', 'Fields', 'Changed'],
    found.map(({ id, path, updated, fields }) =>
      row(
        id,
        h('a', { class: 'mono', href: link('documents', { path }) }, id),
        h('span', { class: 'glimpse' }, JSON.stringify(fields).slice(0, GLIMPSE)),
        h('span', { class: 'quiet' }, dateTime(updated)),
      ),
    ),
  )
}

function one({ id, created, updated, fields }: LookedAtDocument): VNode {
  return h(
    'article',
    { class: 'details' },
    h('h3', { class: 'mono' }, id),
    h('p', { class: 'quiet' }, `created ${dateTime(created)}, changed ${dateTime(updated)}`),
    json(fields),
  )
}
