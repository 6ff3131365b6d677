// All event functions of the system, with their own facts.
import { trigger as accountMail } from '../functions/account-mail/trigger.ts'
import { trigger as accountRemoval } from '../functions/account-removal/trigger.ts'
import { trigger as careersRemoval } from '../functions/careers-removal/trigger.ts'
import { trigger as cvGenerate } from '../functions/cv-generate/trigger.ts'
import { trigger as cvRender } from '../functions/cv-render/trigger.ts'
import { trigger as deadLetterShelf } from '../functions/dead-letter-shelf/trigger.ts'
import { trigger as insightsCompute } from '../functions/insights-compute/trigger.ts'
import { trigger as jobBrowse } from '../functions/job-browse/trigger.ts'
import { trigger as jobScrape } from '../functions/job-scrape/trigger.ts'
import { trigger as photoMetadata } from '../functions/photo-metadata/trigger.ts'
import { trigger as photoRemoval } from '../functions/photo-removal/trigger.ts'
import { trigger as photoThumbnails } from '../functions/photo-thumbnails/trigger.ts'
import { trigger as resumeImport } from '../functions/resume-import/trigger.ts'
import { trigger as workSweep } from '../functions/work-sweep/trigger.ts'
import type { Trigger } from '../services/platform/trigger.ts'

export const functions: readonly Trigger[] = [
  photoThumbnails,
  photoMetadata,
  photoRemoval,
  resumeImport,
  accountMail,
  accountRemoval,
  workSweep,
  jobScrape,
  jobBrowse,
  cvGenerate,
  careersRemoval,
  insightsCompute,
  cvRender,
  deadLetterShelf,
]
