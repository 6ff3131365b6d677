// Has every list of a folder read and taken, each into a campaign of its own, through the public API.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Campaign } from '../../services/campaigns/campaigns/schemas.ts'
import type { RecipientList, RowReport } from '../../services/campaigns/lists/schemas.ts'
import type { Recipient, RecipientRow } from '../../services/campaigns/recipients/schemas.ts'
import type { PageOf } from '../../services/platform/schemas.ts'
import { ApiProblem } from '../client.ts'
import type { Person } from '../demo-careers/person.ts'
import { compareReport } from './compare-reports.ts'
import { RIGHT_REPORTS, type RightReport } from './right-reports.ts'

export interface ImportedList {
  file: string
  status: string
  counts: RecipientList['counts']
  /** Why it was refused, or what was said about it. */
  said: string[]
  /** From the upload until the report was there. */
  milliseconds: number
  /** The addresses that became recipients. */
  emails: string[]
  /** What is not as it should be; null where nobody has written down what is right. */
  wrong: string[] | null
}

export const listsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^[^.].*\.(?:csv|tsv|txt|xlsx|xls|ods)$/i.test(name))
    .sort()

export async function importList(person: Person, folder: string, file: string): Promise<ImportedList> {
  const right = RIGHT_REPORTS[file] ?? null
  const bytes = new Uint8Array(readFileSync(join(folder, file)))
  const { id: campaignId } = await person.call<Campaign>('POST', '/campaigns', { title: file })
  const started = performance.now()
  const contentType = 'application/octet-stream'
  const refused = (said: string): ImportedList => ({
    ...{ file, status: 'refused', counts: null, said: [said], milliseconds: performance.now() - started },
    emails: [],
    wrong: right && (right.refused?.test(said) ? [] : [`It was refused: ${said}`]),
  })
  try {
    const { list } = await person.uploadList(campaignId, { name: file, contentType, bytes })
    await person.until(list.id, ['read', 'rejected'])
    const milliseconds = performance.now() - started
    const read = await person.call<RecipientList>('GET', `/recipient-lists/${list.id}`)
    const { status, counts, notices, reason } = read
    const rows = await allOf<RowReport>(person, `/recipient-lists/${list.id}/rows`)
    const recipients = read.canTake
      ? await takeAll(person, read, right)
      : new Map<string, Record<string, string>>()
    const wrong = right && compareReport({ list: read, rows, recipients }, right)
    const said = reason === null ? notices : [reason]
    return { file, status, counts, said, milliseconds, emails: [...recipients.keys()], wrong }
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500) throw error
    return refused(error.message)
  }
}

/** The fields of those recipients about whom something is known, and the addresses of all. */
async function takeAll(person: Person, { id, campaignId }: RecipientList, right: RightReport | null) {
  await person.call('POST', `/recipient-lists/${id}/take`, {})
  await person.until(id, ['taken'])
  const path = `/campaigns/${campaignId}/recipients`
  const found = new Map<string, Record<string, string>>()
  for (const { id: recipientId, email } of await allOf<RecipientRow>(person, path)) {
    const isJudged = right?.recipients && Object.hasOwn(right.recipients, email)
    const { fields } = isJudged
      ? await person.call<Recipient>('GET', `${path}/${recipientId}`)
      : { fields: {} }
    found.set(email, fields)
  }
  return found
}

async function allOf<Item>(person: Person, path: string): Promise<Item[]> {
  const items: Item[] = []
  for (let query = '?limit=200'; ; ) {
    const page = await person.call<PageOf<Item>>('GET', `${path}${query}`)
    items.push(...page.items)
    if (page.nextCursor === null) return items
    query = `?limit=200&cursor=${page.nextCursor}`
  }
}
