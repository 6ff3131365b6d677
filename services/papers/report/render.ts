import { checkTexts } from '../check-paper.ts'
import { STYLES } from '../styles.ts'
import type { Printing, Typesetter } from '../typeset.ts'
import { mapReport, type ReportDocument, textsOfReport } from './document.ts'
import { layOutReport, type ReportContent } from './lay-out.ts'
import { REPORT_TEMPLATE } from './template.ts'

export interface MadeReport {
  kind: 'report'
  format: 'pdf'
  bytes: Buffer
  pages: number
  /** When the insights that it shows were computed. */
  computedAt: string
}

const REPORTS: Printing<ReportDocument> = {
  program: REPORT_TEMPLATE,
  style: ({ look }) => STYLES[look.template],
  direction: ({ direction }) => direction,
  textsOf: textsOfReport,
  mapPrinted: mapReport,
  // Titles of jobs are in any script, and one of them must not cost the report.
  substitute: '□',
}

/** The report was read back and gave everything that is in it. Throws UnreadablePaper when it did not. */
export async function renderReport(content: ReportContent, typesetter: Typesetter): Promise<MadeReport[]> {
  const { pdf, printed } = typesetter.print(layOutReport(content), REPORTS)
  const { pages } = await checkTexts(pdf, textsOfReport(printed), printed.direction)
  return [{ kind: 'report', format: 'pdf', bytes: pdf, pages, computedAt: content.computedAt }]
}
