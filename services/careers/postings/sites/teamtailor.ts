// Teamtailor's career sites: a JSON feed whose entries carry a JobPosting, and pages that carry it too.

import { dateOf } from '../dates.ts'
import { describe } from '../description.ts'
import { addressOf, isObject, oneLine } from '../plain-words.ts'
import { readPage } from '../read-page.ts'
import { takeNotes } from '../reading.ts'
import { readJobPosting } from '../schema-org.ts'
import { type Data, entryWith, JSON_TYPE, jsonOf, objectIn, readFirst, type Site } from './site.ts'

export function teamtailor(url: URL): Site | null {
  const host = /^([a-z0-9-]+)(?:\.[a-z]{2,3})?\.teamtailor\.com$/.exec(url.hostname)
  const id = /\/jobs\/(\d+)/.exec(url.pathname)?.[1]
  if (!host || !id || /^(?:www|app|api|career)$/.test(host[1] ?? '')) return null
  const page = `https://${url.hostname}${url.pathname}`
  return {
    name: 'Teamtailor',
    entry: id,
    requests: () => [
      { url: `https://${url.hostname}/jobs.json`, accept: JSON_TYPE },
      { url: page, accept: 'text/html' },
    ],
    read: (answers, { now }) =>
      readFirst(answers, (answer) => {
        if (/^\s*</.test(answer.body)) return readPage({ html: answer.body, url: page, now })
        const item = entryWith(jsonOf(answer), ['items'], (entry) =>
          new RegExp(`/jobs/${id}(?:-|$)`).test(String(entry.url ?? entry.id)),
        )
        return item ? readItem(item, objectIn(jsonOf(answer)), id) : null
      }),
  }
}

function readItem(item: Data, feed: Data, id: string) {
  const posting = item._jobposting
  const started = isObject(posting)
    ? readJobPosting(posting, { rung: 'api', source: 'api', url: oneLine(item.url) })
    : undefined
  const { reading, note } = takeNotes('api', 'api', started)
  note('title', oneLine(item.title))
  note(
    'company',
    oneLine(feed.title)?.replace(
      /\s*(?:[-–|]\s*)?(?:jobs|careers?|karriere|career site|lediga jobb)$/i,
      '',
    ) ?? null,
    { confidence: 0.7, raw: oneLine(feed.title) },
  )
  note('identifier', id)
  note('postedAt', dateOf(item.date_published), { raw: oneLine(item.date_published) })
  const { html, text } = describe(String(item.content_html ?? item.content_text ?? ''))
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('applyUrl', addressOf(item.url, null), { confidence: 0.8 })
  return reading
}
