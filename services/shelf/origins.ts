import { accountForgotten, accountMailDue } from '../accounts/events.ts'
import { campaignsDiscarded, mailDue, recipientsUploaded } from '../campaigns/events.ts'
import {
  careersDiscarded,
  cvReady,
  cvRequested,
  insightsRequested,
  jobPageNeeded,
  jobSubmitted,
  resumeUploaded,
} from '../careers/events.ts'
import {
  albumChanged,
  photoAdjusted,
  photoArchiveDue,
  photoBackfillDue,
  photoDiscarded,
  photoShareDue,
  photoUploaded,
} from '../photos/events.ts'
import type { Topic } from '../platform/topic.ts'
import {
  catalogueDiscarded,
  catalogueUploaded,
  knowledgeChanged,
  orderPlaced,
  shopImageWanted,
} from '../shop/events.ts'

/**
 * The topic of each function. A dead letter names only its subscription, which has its function's name. A test compares
 * this table with the functions' own triggers. Ticks of the clock are never shelved.
 */
export const ORIGINS: Record<string, Topic> = {
  'account-mail': accountMailDue,
  'account-removal': accountForgotten,
  'photo-thumbnails': photoUploaded,
  'photo-metadata': photoUploaded,
  'photo-renditions': photoAdjusted,
  'photo-removal': photoDiscarded,
  'photo-albums': albumChanged,
  'photo-archive': photoArchiveDue,
  'photo-backfill': photoBackfillDue,
  'photo-shares': photoShareDue,
  'job-scrape': jobSubmitted,
  'job-browse': jobPageNeeded,
  'cv-generate': cvRequested,
  'resume-import': resumeUploaded,
  'careers-removal': careersDiscarded,
  'insights-compute': insightsRequested,
  'cv-render': cvReady,
  'campaigns-removal': campaignsDiscarded,
  'mail-send': mailDue,
  'recipients-import': recipientsUploaded,
  'order-fulfil': orderPlaced,
  'shop-image': shopImageWanted,
  'catalogue-index': knowledgeChanged,
  'knowledge-index': knowledgeChanged,
  'catalogue-import': catalogueUploaded,
  'catalogue-removal': catalogueDiscarded,
}

/** The topics that start functions, each once. */
export const originTopics = [...new Set(Object.values(ORIGINS))]
