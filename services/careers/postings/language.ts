// The language of a posting's text.
import { eld } from 'eld/extrasmall'

const MIN_LETTERS = 60
const MAX_CHARACTERS = 4000
/** How much surer the detector must be of another language than of the one that the page declares. */
const MARGIN = 0.04

/** BCP 47 of the text; the page's own declaration decides where the text leaves it open. */
export function languageOf(text: string, declared: string | null = null): string | null {
  const page = /^[a-z]{2,3}(?=$|[-_])/i.exec(declared ?? '')?.[0].toLowerCase() ?? null
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const isDense = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(text)
  if (letters < (isDense ? 15 : MIN_LETTERS)) return page
  const detected = eld.detect(text.slice(0, MAX_CHARACTERS))
  if (!detected.language) return page
  const scores = detected.getScores()
  if (page && (scores[page] ?? 0) > (scores[detected.language] ?? 0) - MARGIN) return page
  return detected.isReliable() ? detected.language : page
}
