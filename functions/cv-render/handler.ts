import type { Bucket } from '@google-cloud/storage'
import type { CvRendering } from '../../services/careers/cvs/rendering.ts'
import type { CvReady, CvRequested, ReportRequested } from '../../services/careers/events.ts'
import { recordPrefix, reportPrefix } from '../../services/careers/paths.ts'
import type { ReportRendering } from '../../services/careers/reports/rendering.ts'
import { createMaking } from '../../services/papers/making.ts'
import type { MadePaper, PaperContent } from '../../services/papers/render-papers.ts'
import type { ReportContent } from '../../services/papers/report/lay-out.ts'
import type { MadeReport } from '../../services/papers/report/render.ts'
import type { Tell } from '../../services/platform/figures.ts'

export interface HandlerDeps {
  cvs: Pick<CvRendering, 'paperTask' | 'addPapers' | 'fail'>
  reports: ReportRendering
  papers: Bucket
  /** Both throw UnprintableText and UnreadablePaper, which no other attempt would change. */
  render: (content: PaperContent) => Promise<MadePaper[]>
  renderReport: (content: ReportContent) => Promise<MadeReport[]>
  tell: Tell
}

/** Makes the papers of a CV or a report whose text is settled, and removes those that it had before. */
export function createHandler({ cvs, reports, papers, render, renderReport, tell }: HandlerDeps) {
  const makeCv = createMaking({
    record: {
      paperTask: (event) => cvs.paperTask(event),
      fail: (event, reason) => cvs.fail(event, reason),
      // Events may come again; what is counted is what they make.
      async addPapers(event, made) {
        tell('cv-made')
        return cvs.addPapers(event, made)
      },
    },
    papers,
    prefixOf: ({ ownerId, cvId }: CvRequested) => recordPrefix('cvs', { ownerId, id: cvId }),
    render,
  })
  const makeReport = createMaking({
    record: reports,
    papers,
    prefixOf: ({ ownerId }: ReportRequested) => reportPrefix(ownerId),
    render: renderReport,
  })
  return (event: CvReady): Promise<void> => ('cvId' in event ? makeCv(event) : makeReport(event))
}
