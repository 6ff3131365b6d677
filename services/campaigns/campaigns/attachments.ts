// Files that go with every mail of a campaign: uploaded, a résumé as it is now, or each recipient's tailored CV.
import type { Bucket, FileMetadata } from '@google-cloud/storage'
import { AppError } from '../../platform/errors.ts'
import type { Grants } from '../../platform/grants.ts'
import type { Publish } from '../../platform/publish.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { isoTime } from '../../platform/times.ts'
import { campaignsDiscarded } from '../events.ts'
import { attachmentPath } from '../paths.ts'
import { attachmentName, attachmentType } from './attachment-names.ts'
import { checkRoom, editable, ofCampaign } from './attachment-rules.ts'
import type {
  AttachmentCreation,
  AttachmentUploadAnswer,
  AttachmentUploadRequest,
} from './attachment-schemas.ts'
import { ownCampaign } from './ownership.ts'
import type { CampaignFacts, CampaignRecord, StoredAttachment } from './record.ts'
import type { Campaign } from './schemas.ts'
import type { CampaignStore } from './store.ts'
import { cvAsLeftover } from './tailoring.ts'
import { toAttachment, toCampaign } from './views.ts'

export interface AttachmentsDeps {
  store: Pick<CampaignStore, 'get' | 'change' | 'grow'>
  /** For uploads into `documents`. */
  grants: Pick<Grants, 'upload'>
  documents: Pick<Bucket, 'file'>
  papers: Pick<Bucket, 'file'>
  /** A person's résumé as a PDF. Throws AppError `not-found`. */
  resumePdf: (ownerId: string, id: string) => Promise<{ name: string; contentType: string; bytes: Buffer }>
  publish: Publish
  now: () => number
  newId: () => string
  /** Bytes that one person may store. */
  quotaBytes: number
}

const CV_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

export type Attachments = ReturnType<typeof createAttachments>

/** All throw AppError `not-found` for a campaign that is not the person's, and `conflict` while its mails go out. */
export function createAttachments(deps: AttachmentsDeps) {
  const { store, grants, documents, papers, resumePdf, publish, now, newId, quotaBytes } = deps

  /** Records one more file and its bytes. Throws AppError `quota`, `too-large`, `unsupported`. */
  async function add(ownerId: string, id: string, attachment: Omit<StoredAttachment, 'addedAt'>) {
    const addedAt = isoTime(now())
    const named = (campaign: CampaignRecord): StoredAttachment => ({
      ...attachment,
      addedAt,
      name: attachmentName(
        attachment.name,
        campaign.attachments.map(({ name }) => name),
      ),
    })
    const campaign = await store.grow({ ownerId, id, everybodys: quotaBytes }, (found) => {
      const own = editable(found, ownerId, id)
      checkRoom(own, attachment)
      return { ...own, attachments: [...own.attachments, named(own)] }
    })
    return { campaign, attachment: ofCampaign(campaign, attachment.id) }
  }

  async function change(
    ownerId: string,
    id: string,
    change: (campaign: CampaignRecord) => CampaignFacts,
  ): Promise<Campaign> {
    const changed = await store.change(id, (found) => change(editable(found, ownerId, id)))
    return toCampaign(ownCampaign(changed, ownerId, id))
  }

  const ready = (ownerId: string, id: string, attachmentId: string) =>
    change(ownerId, id, (campaign) => ({
      ...campaign,
      attachments: campaign.attachments.map((each) =>
        each.id === attachmentId ? { ...each, status: 'ready' } : each,
      ),
    }))

  /** Takes a file off; its bytes are removed by a function. */
  async function remove(ownerId: string, id: string, attachmentId: string): Promise<Campaign> {
    const campaign = await change(ownerId, id, (found) => {
      const gone = ofCampaign(found, attachmentId)
      const copies = gone.kind === 'cv' ? found.cvs.map(cvAsLeftover(isoTime(now()))) : [gone]
      return {
        ...found,
        attachments: found.attachments.filter((each) => each.id !== attachmentId),
        cvs: gone.kind === 'cv' ? [] : found.cvs,
        leftovers: [...found.leftovers, ...copies],
      }
    })
    await publish(campaignsDiscarded, { ownerId, subject: 'campaigns', id })
    return campaign
  }

  async function addResume(ownerId: string, id: string, resumeId: string): Promise<Campaign> {
    editable(await store.get(id), ownerId, id)
    const { name, contentType, bytes } = await resumePdf(ownerId, resumeId)
    const attachmentId = newId()
    const path = attachmentPath({ ownerId, id }, attachmentId)
    await add(ownerId, id, {
      ...{ id: attachmentId, kind: 'resume', name, contentType, size: bytes.length },
      ...{ status: 'uploading', bucket: 'papers', path },
    })
    await papers.file(path).save(bytes, {
      contentType,
      resumable: false,
      preconditionOpts: { ifGenerationMatch: 0 },
    })
    return ready(ownerId, id, attachmentId)
  }

  async function addCv(ownerId: string, id: string, format: 'pdf' | 'docx'): Promise<Campaign> {
    const added = await add(ownerId, id, {
      ...{ id: newId(), kind: 'cv', name: format, contentType: CV_TYPES[format], size: null },
      ...{ status: 'ready', bucket: null, path: null },
    })
    return toCampaign(added.campaign)
  }

  return {
    /** Records a file that is about to be sent, and grants it. Throws AppError `quota`, `too-large`, `unsupported`. */
    async upload(
      ownerId: string,
      id: string,
      { name, contentType, size }: AttachmentUploadRequest,
    ): Promise<AttachmentUploadAnswer> {
      const attachmentId = newId()
      const path = attachmentPath({ ownerId, id }, attachmentId)
      const type = attachmentType(contentType)
      const { attachment } = await add(ownerId, id, {
        ...{ id: attachmentId, kind: 'file', name, contentType: type, size },
        ...{ status: 'uploading', bucket: 'documents', path },
      })
      return {
        attachment: toAttachment(attachment),
        grant: await grants.upload({ path, contentType: type, size }),
      }
    },

    /** The browser says that the file is sent. Throws AppError `conflict` when it has not arrived as announced. */
    async finish(ownerId: string, id: string, attachmentId: string): Promise<Campaign> {
      const campaign = editable(await store.get(id), ownerId, id)
      const { kind, path, size, status } = ofCampaign(campaign, attachmentId)
      if (kind !== 'file' || path === null || status === 'ready') return toCampaign(campaign)
      const arrived = await metadataOf(documents.file(path))
      if (arrived === null || Number(arrived.size) !== size)
        throw new AppError('conflict', 'The file has not arrived. Send it again.', { reason: 'not-arrived' })
      // It would be unpacked, to any size, when it is read for a mail.
      if (arrived.contentEncoding)
        throw new AppError('unsupported', 'The file was sent with a content encoding, which is not taken.')
      return ready(ownerId, id, attachmentId)
    },

    /** Throws AppError `not-found` for a résumé that is not the person's, `quota`, `too-large`. */
    create: (ownerId: string, id: string, creation: AttachmentCreation): Promise<Campaign> =>
      creation.kind === 'resume'
        ? addResume(ownerId, id, creation.resumeId)
        : addCv(ownerId, id, creation.format),

    remove,
  }
}

/** Null for an object that is not there. */
async function metadataOf(file: ReturnType<Bucket['file']>): Promise<FileMetadata | null> {
  try {
    const [metadata] = await file.getMetadata()
    return metadata
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
