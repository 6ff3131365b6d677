// What is counted about the studio's work, in one place. Each is a log entry, of which the infrastructure makes a metric,
// so that counting costs no exporter and no call.
import type { Log } from './log.ts'

export interface Figure {
  /** Of its value, as UCUM writes it: `1` for what is only counted, `s` seconds, `d` days. */
  unit: '1' | 's' | 'd'
  /** For people, on dashboards. */
  title: string
}

export const figures = {
  'person-registered': { unit: '1', title: 'People who registered' },
  'key-age': { unit: 'd', title: 'Age of the key that signs tokens' },
  /** From the end of the upload until its tile can be shown and its metadata read. */
  'photo-ready': { unit: 's', title: 'Uploads, from stored to ready' },
  'cv-made': { unit: '1', title: 'CVs that were set' },
  /** From the time at which it was due until the mail server had taken it. */
  'mail-sent': { unit: 's', title: 'Mails, from due to sent' },
  /** How long the longest-waiting person's mails have been due; 0 when nothing is late. */
  'mail-overdue': { unit: 's', title: 'Mails that are due and not claimed' },
  'order-placed': { unit: '1', title: 'Orders' },
  'question-asked': { unit: '1', title: 'Questions to assistants' },
} as const satisfies Record<string, Figure>

export type FigureName = keyof typeof figures

export type Tell = (name: FigureName, value?: number) => void

/** Values are in the figure's unit; what is only counted has none. */
export const figureTeller =
  (log: Pick<Log, 'info'>): Tell =>
  (name, value = 1) =>
    log.info(figureEntry(name, value), name)

/** The part of a log entry that counts. */
export const figureEntry = (name: FigureName, value = 1) => ({ figure: { name, value } })
