import { AppError } from '../../platform/errors.ts'
import { DEFAULT_QUOTA_BYTES } from '../../platform/meter.ts'
import type { Publish } from '../../platform/publish.ts'
import { checkEditable } from '../campaigns/editing.ts'
import { ownCampaign } from '../campaigns/ownership.ts'
import { campaignsDiscarded, recipientsUploaded } from '../events.ts'
import { listFilePath } from '../paths.ts'
import { judgeAddress } from '../recipients/address.ts'
import { allFields } from '../recipients/row-limits.ts'
import { ownList } from './browsing.ts'
import { mostTaken } from './most-taken.ts'
import type { ListChoice, ListRecord } from './record.ts'
import { type ListMapping, type ListTaking, MAX_CAMPAIGN_RECIPIENTS, type RecipientList } from './schemas.ts'
import type { ListStore } from './store.ts'
import { toList } from './views.ts'

export interface EditingDeps {
  store: Pick<ListStore, 'change' | 'decide' | 'readAgain'>
  /** The bucket's name, for events about the file. */
  documents: { name: string }
  publish: Publish
  /** Bytes that one person may store. */
  quotaBytes?: number
}

/** The function that reads lists does all the work on them. */
const handingOver =
  ({ documents, publish }: Pick<EditingDeps, 'documents' | 'publish'>) =>
  async (list: ListRecord): Promise<RecipientList> => {
    await publish(recipientsUploaded, {
      bucket: documents.name,
      name: listFilePath(list),
      generation: list.generation ?? '',
      size: String(list.size),
    })
    return toList(list)
  }

const underWay = () =>
  new AppError('conflict', 'Something is under way with this list. Wait until it is done.')

/** What a person does with a list that was read. All throw AppError `not-found`. */
export function createEditing({ store, documents, publish, quotaBytes = DEFAULT_QUOTA_BYTES }: EditingDeps) {
  const handOver = handingOver({ documents, publish })

  return {
    /**
     * Reads the list again. Fields are found out anew for another sheet or other headers. Throws AppError `conflict`
     * when rows of it were taken, `invalid` for a mapping that makes no sense, and `quota`.
     */
    async mapColumns(ownerId: string, id: string, mapping: ListMapping): Promise<RecipientList> {
      const list = await store.readAgain({ ownerId, id, everybodys: quotaBytes }, (found) => {
        const own = ownList(found, ownerId, id)
        if (own.status !== 'read' && own.status !== 'undone') throw underWay()
        checkMapping(own, mapping)
        return { ...own, status: 'reading', reading: own.reading + 1, choice: choiceFrom(own, mapping) }
      })
      return handOver(list)
    },

    /**
     * Makes recipients of the rows. Throws AppError `conflict` while mails go out, and `invalid` for a correction that
     * is not an address.
     */
    async take(ownerId: string, id: string, { corrections = {} }: ListTaking): Promise<RecipientList> {
      const list = await store.decide(id, (found, campaign, coming) => {
        const own = ownList(found, ownerId, id)
        const into = ownCampaign(campaign, ownerId, own.campaignId)
        checkEditable(into)
        if (own.status !== 'read' && own.status !== 'undone') throw underWay()
        if (!own.canTake) throw new AppError('conflict', 'No row of this list can be taken as it is')
        allFields(into, own.mapping?.fields.filter((field) => field !== null) ?? [])
        const accepted = normalised(corrections)
        const most = mostTaken({ ...own, corrections: accepted })
        if (into.counts.total + coming + most > MAX_CAMPAIGN_RECIPIENTS)
          throw new AppError(
            'too-large',
            `A campaign has at most ${MAX_CAMPAIGN_RECIPIENTS.toLocaleString('en')} recipients. Divide the list.`,
          )
        return {
          facts: { ...own, status: 'taking', corrections: accepted, firstPosition: into.nextPosition },
          nextPosition: into.nextPosition + most,
        }
      })
      return handOver(list)
    },

    /** Takes its recipients out again, except those to whom something was sent. Throws AppError `conflict`. */
    async undo(ownerId: string, id: string): Promise<RecipientList> {
      const list = await store.decide(id, (found, campaign) => {
        const own = ownList(found, ownerId, id)
        const from = ownCampaign(campaign, ownerId, own.campaignId)
        checkEditable(from)
        if (own.status !== 'taken') throw underWay()
        return { facts: { ...own, status: 'undoing' }, nextPosition: from.nextPosition }
      })
      return handOver(list)
    },

    /** Deletes the list for good. Its recipients stay. Throws AppError `conflict` while it is taken or undone. */
    async delete(ownerId: string, id: string): Promise<void> {
      await store.change(id, (found) => {
        const own = ownList(found, ownerId, id)
        if (own.status === 'taking' || own.status === 'undoing') throw underWay()
        return { ...own, state: 'deleting' }
      })
      await publish(campaignsDiscarded, { ownerId, subject: 'lists', id })
    },
  }
}

function checkMapping({ sheets }: ListRecord, { sheet, fields }: ListMapping): void {
  const invalid = (field: string, message: string) =>
    new AppError('invalid', message, { errors: [{ field, message }] })
  if (sheet === null ? sheets.length > 0 : !sheets.includes(sheet))
    throw invalid('sheet', 'This list has no such sheet')
  const named = fields.filter((field) => field !== null)
  const twice = named.find((field, index) => named.indexOf(field) !== index)
  if (twice !== undefined) throw invalid('fields', `Two columns cannot both be “${twice}”`)
}

/** What was chosen for one table says nothing about another. */
function choiceFrom({ mapping }: ListRecord, chosen: ListMapping): ListChoice {
  const isOther = mapping?.sheet !== chosen.sheet
  const hasOtherHeaders = isOther || mapping?.headerRow !== chosen.headerRow
  return {
    ...chosen,
    headerRow: isOther ? null : chosen.headerRow,
    fields: hasOtherHeaders ? null : chosen.fields,
  }
}

/** As own properties of a plain object, because rows are named by digits alone. */
function normalised(corrections: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(corrections).map(([row, text]) => {
      const judged = judgeAddress(text)
      if (judged.ok) return [row, judged.email]
      throw new AppError('invalid', judged.reason, {
        errors: [{ field: `corrections.${row}`, message: judged.reason }],
      })
    }),
  )
}
