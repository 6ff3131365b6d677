import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import { pageOf } from '../../platform/page-of.ts'
import { Id, type PageOf } from '../../platform/schemas.ts'
import { indexedPrefix, wordSearch, wordsOf } from '../../platform/words.ts'
import { ownCampaign } from '../campaigns/ownership.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import { filterFacet } from './complete.ts'
import type { ListedRecipient, RecipientRecord } from './record.ts'
import type { Recipient, RecipientFilter, RecipientQuery, RecipientRow } from './schemas.ts'
import type { RecipientStore } from './store.ts'
import { toRecipient, toRow } from './views.ts'

const DEFAULT_PAGE = 100
/** Recipients that are checked when a text is searched for. */
const MOST_CHECKED = 500

const positions = cursors(
  Type.Object({ key: Type.String(), id: Id, asked: Type.String() }, { additionalProperties: false }),
)

export interface BrowsingDeps {
  campaigns: Pick<CampaignStore, 'get'>
  store: Pick<RecipientStore, 'get' | 'list' | 'each'>
}

interface Named {
  campaignId: string
  id: string
}

/** Reading of a person's recipients. All throw AppError `not-found` for a campaign or a recipient that is not theirs. */
export function createBrowsing({ campaigns, store }: BrowsingDeps) {
  const campaign = async (ownerId: string, id: string): Promise<CampaignRecord> =>
    ownCampaign(await campaigns.get(id), ownerId, id)

  async function own(ownerId: string, { campaignId, id }: Named): Promise<RecipientRecord> {
    const found = await store.get(id)
    if (found?.ownerId !== ownerId || found.campaignId !== campaignId) throw noRecipient(id)
    return found
  }

  /** Of those with a word of the text that are in the filter, in the campaign's order. */
  async function search(campaignId: string, text: string, filter: RecipientFilter, limit: number) {
    const [longest = ''] = wordsOf(text).sort((a, b) => b.length - a.length)
    const facet = `word:${indexedPrefix(longest)}`
    const { isIn } = wordSearch(text)
    const found = await store.list({ campaignId, facet, limit: MOST_CHECKED })
    return found
      .filter(({ name, company, email }) => isIn([name, company, email]))
      .filter(({ facets }) => facets.includes(filterFacet(filter)))
      .slice(0, limit)
  }

  return {
    /** In the order of the campaign. Of a search only the first are listed. Throws AppError `invalid` for a cursor. */
    async list(ownerId: string, campaignId: string, query: RecipientQuery): Promise<PageOf<RecipientRow>> {
      const { limit = DEFAULT_PAGE, text = '', filter = 'all' } = query
      const asked = `${campaignId} ${filter}`
      const after = query.cursor === undefined ? undefined : positions.decode(query.cursor)
      await campaign(ownerId, campaignId)
      if (after && after.asked !== asked) throw new AppError('invalid', 'This cursor belongs to another list')
      if (text.trim() !== '')
        return { items: (await search(campaignId, text, filter, limit)).map(toRow), nextCursor: null }
      const facet = filterFacet(filter)
      const read = await store.list({ campaignId, facet, limit: limit + 1, ...(after && { after }) })
      const positionOf = ({ positionKey, id }: ListedRecipient) => ({ key: positionKey, id, asked })
      const { items, nextCursor } = pageOf(read, { limit, positionOf, encode: positions.encode })
      return { items: items.map(toRow), nextCursor }
    },

    async get(ownerId: string, named: Named): Promise<Recipient> {
      return toRecipient(await own(ownerId, named))
    },

    /** All recipients of a campaign, with its title and the fields of their rows, for a file. */
    async all(ownerId: string, campaignId: string) {
      const { title, fields } = await campaign(ownerId, campaignId)
      return { title, fields, recipients: store.each(campaignId) }
    },
  }
}

export const noRecipient = (id: string) => new AppError('not-found', `No recipient ${id}`)
