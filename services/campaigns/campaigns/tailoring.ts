// The CV that was tailored to each recipient's job: found by company and job, and copied, so that what is sent is what
// was checked.
import type { Bucket } from '@google-cloud/storage'
import { AppError } from '../../platform/errors.ts'
import type { Publish } from '../../platform/publish.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { isoTime } from '../../platform/times.ts'
import { campaignsDiscarded } from '../events.ts'
import { attachmentPath } from '../paths.ts'
import { isLeft } from '../recipients/complete.ts'
import type { RecipientStore } from '../recipients/store.ts'
import { checkEditable } from './editing.ts'
import { cvMatcher } from './match-cvs.ts'
import { ownCampaign } from './ownership.ts'
import type { CampaignRecord, KeptCv, StoredAttachment } from './record.ts'
import type { CampaignStore } from './store.ts'
import type { OfferedPaper, TailoredCvs } from './tailored-cvs.ts'

export interface TailoringDeps {
  store: Pick<CampaignStore, 'get' | 'grow'>
  recipients: Pick<RecipientStore, 'each' | 'assignCvs'>
  cvs: TailoredCvs
  papers: Pick<Bucket, 'file'>
  publish: Publish
  now: () => number
  newId: () => string
  quotaBytes: number
}

/** Different CVs in one campaign; its record names each. */
export const MAX_TAILORED_CVS = 500
/** Copies within the storage at the same time. */
const AT_ONCE = 8
/** A paper that is replaced while it is copied is looked up again, this often. */
const MOST_TRIES = 3

export type Tailoring = ReturnType<typeof createTailoring>

export function createTailoring({
  store,
  recipients,
  cvs,
  papers,
  publish,
  now,
  newId,
  quotaBytes,
}: TailoringDeps) {
  async function copy(campaign: CampaignRecord, cvId: string, paper: OfferedPaper): Promise<KeptCv | null> {
    const path = attachmentPath(campaign, `cv-${newId()}`)
    try {
      await papers.file(paper.path).copy(papers.file(path), { preconditionOpts: { ifGenerationMatch: 0 } })
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
    const { name, contentType, size } = paper
    return { cvId, name, contentType, size, path, source: paper.path }
  }

  /** The copy there is, or a new one; null for a CV that has no such paper. */
  async function keepOne(
    campaign: CampaignRecord,
    cvId: string,
    format: 'pdf' | 'docx',
  ): Promise<KeptCv | null> {
    let gone: string | null = null
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const paper = await cvs.paper(campaign.ownerId, cvId, format)
      // One that is named but not stored, and not replaced either, will not come back.
      if (!paper || paper.path === gone) return null
      const kept = campaign.cvs.find((each) => each.cvId === cvId && each.source === paper.path)
      const made = kept ?? (await copy(campaign, cvId, paper))
      if (made) return made
      gone = paper.path
    }
    throw new AppError('temporary', 'The papers of a CV are being changed', { retryAfter: 5 })
  }

  async function wantedCvs(campaign: CampaignRecord): Promise<string[]> {
    const wanted = new Set<string>()
    // Failed and unknown ones may be sent again.
    for await (const { cvId, state } of recipients.each(campaign.id))
      if (cvId !== null && state !== 'sent' && wanted.size < MAX_TAILORED_CVS) wanted.add(cvId)
    return [...wanted]
  }

  /**
   * Copies the papers that the recipients' mails need, and lets go of those that none needs. Returns the campaign as it
   * is then. Throws AppError `quota`.
   */
  async function keep(campaign: CampaignRecord): Promise<CampaignRecord> {
    const format = cvFormat(campaign)
    if (!format) return campaign
    const wanted = await wantedCvs(campaign)
    const kept: KeptCv[] = []
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const some = wanted.slice(from, from + AT_ONCE).map((cvId) => keepOne(campaign, cvId, format))
      kept.push(...(await Promise.all(some)).filter((each) => each !== null))
    }
    const paths = new Set(kept.map(({ path }) => path))
    if (kept.length === campaign.cvs.length && campaign.cvs.every(({ path }) => paths.has(path)))
      return campaign
    const { ownerId, id } = campaign
    const after = await store.grow({ ownerId, id, everybodys: quotaBytes }, (found) => {
      const own = ownCampaign(found, ownerId, id)
      // The attachment may have been taken off meanwhile: then the copies are wanted no more.
      const isWanted = cvFormat(own) === format
      const replaced = own.cvs.filter(({ path }) => !(isWanted && paths.has(path)))
      const unwanted = isWanted ? [] : kept.filter(({ path }) => !own.cvs.some((each) => each.path === path))
      const leftovers = [...own.leftovers, ...[...replaced, ...unwanted].map(cvAsLeftover(isoTime(now())))]
      return { ...own, cvs: isWanted ? kept : [], leftovers }
    })
    if (after.leftovers.length > 0) await publish(campaignsDiscarded, { ownerId, subject: 'campaigns', id })
    return after
  }

  return {
    keep,

    /**
     * Finds the CV of every recipient that has none. `open` are those for whom the person has to choose. Throws AppError
     * `not-found`, `conflict` while mails go out, `quota`.
     */
    async match(ownerId: string, id: string): Promise<{ matched: number; open: number }> {
      const campaign = ownCampaign(await store.get(id), ownerId, id)
      checkEditable(campaign)
      const find = cvMatcher(await cvs.offered(ownerId))
      const found = new Map<string, string>()
      let matched = 0
      let open = 0
      for await (const recipient of recipients.each(id)) {
        if (!isLeft(recipient.state)) continue
        const cvId = recipient.cvId ?? find(recipient.fields)
        if (cvId === null) open += 1
        else matched += 1
        if (cvId !== null && recipient.cvId === null) found.set(recipient.id, cvId)
      }
      await recipients.assignCvs(found)
      await keep(campaign)
      return { matched, open }
    },
  }
}

/** The format in which tailored CVs are attached; null when they are not. */
export function cvFormat({ attachments }: Pick<CampaignRecord, 'attachments'>): 'pdf' | 'docx' | null {
  const attachment = attachments.find(({ kind }) => kind === 'cv')
  if (!attachment) return null
  return attachment.name === 'docx' ? 'docx' : 'pdf'
}

/** A copy whose bytes have to be removed. */
export const cvAsLeftover =
  (addedAt: string) =>
  ({ name, contentType, size, path }: KeptCv): StoredAttachment => ({
    ...{ id: path.slice(path.lastIndexOf('/') + 1), kind: 'cv', name, contentType, size },
    ...{ status: 'ready', bucket: 'papers', path, addedAt },
  })
