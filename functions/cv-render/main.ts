import { cloudEvent } from '@google-cloud/functions-framework'
import Type from 'typebox'
import { createRendering } from '../../services/careers/cvs/rendering.ts'
import { createCvStore } from '../../services/careers/cvs/store.ts'
import { CvReady } from '../../services/careers/events.ts'
import { createInsightsStore } from '../../services/careers/insights/store.ts'
import { createRendering as createReportRendering } from '../../services/careers/reports/rendering.ts'
import { createReportStore } from '../../services/careers/reports/store.ts'
import { renderPapers } from '../../services/papers/render-papers.ts'
import { renderReport } from '../../services/papers/report/render.ts'
import { createTypesetter } from '../../services/papers/typeset.ts'
import { connectBuckets, connectFirestore } from '../../services/platform/clients.ts'
import { loadConfig, processConfig } from '../../services/platform/config.ts'
import { eventHandler } from '../../services/platform/event-handler.ts'
import { createFailures } from '../../services/platform/failures.ts'
import { figureTeller } from '../../services/platform/figures.ts'
import { createLog } from '../../services/platform/log.ts'
import { resourceConfig } from '../../services/platform/resources.ts'
import { startTelemetry } from '../../services/platform/telemetry/telemetry.ts'
import { createHandler } from './handler.ts'
import { trigger } from './trigger.ts'

const config = loadConfig(Type.Object({ ...processConfig, ...resourceConfig(trigger) }))
startTelemetry(config)
const [firestore, buckets] = await Promise.all([connectFirestore(config), connectBuckets(trigger, config)])
const typesetter = createTypesetter()
const log = createLog(config)

const handle = createHandler({
  cvs: createRendering({ store: createCvStore(firestore, Date.now) }),
  reports: createReportRendering({
    store: createReportStore(firestore, Date.now),
    insights: createInsightsStore(firestore, Date.now),
  }),
  papers: buckets.papers,
  render: (content) => renderPapers(content, typesetter),
  renderReport: (content) => renderReport(content, typesetter),
  tell: figureTeller(log),
})

cloudEvent(
  trigger.name,
  eventHandler({
    trigger,
    schema: CvReady,
    handle,
    log,
    failures: createFailures(firestore),
  }),
)
