// Citations in the forms that models write them, in the one form that is shown: `[1]`.

/** `[1]`, `[1, 7]`, `[1-3]`, `[^2]`, `[#2]`, `[source 2]`, `【1】`, `【1†source】`. */
const CITATION =
  /\[\s*\^?(?:(?:sources?|quellen?|bronn?en|fuentes?|fonti|fonte|evidence|ref|n)\.?:?\s*)?#?(\d{1,4}(?:\s*(?:[,;&–-]|and|und|en|et|y|e)\s*\^?#?\d{1,4})*)\s*\]|【\s*(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)[^】\n]{0,30}】/giu
const RANGE = /^(\d+)\s*[–-]\s*(\d+)$/

export interface Cited {
  /** With known citations only, each as `[n]`. */
  text: string
  /** Without any. */
  bare: string
  /** In the order of their first appearance. */
  numbers: number[]
}

/** `known`: sources are numbered from 1 to it. */
export function readCitations(text: string, known: number): Cited {
  const numbers = new Set<number>()
  const cited = text.replace(CITATION, (_, square?: string, lenticular?: string) => {
    const valid = numbersOf(square ?? lenticular ?? '').filter((n) => n >= 1 && n <= known)
    for (const n of valid) numbers.add(n)
    return [...new Set(valid)].map((n) => `[${n}]`).join('')
  })
  const tidy = numbers.size > 0 || cited !== text ? tidied(cited) : cited
  return { text: tidy, bare: text.replace(CITATION, ''), numbers: [...numbers] }
}

function numbersOf(list: string): number[] {
  return list.split(/\s*(?:[,;&]|and|und|en|et|y|e)\s*/i).flatMap((part) => {
    const [, from, to] = RANGE.exec(part) ?? []
    if (from === undefined || to === undefined) return [Number(part.replace(/\D/g, ''))]
    const [first, last] = [Number(from), Number(to)]
    return last < first || last - first > 20
      ? [first, last]
      : Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
}

/** A citation that went leaves a space before the stop. */
const tidied = (text: string): string => text.replace(/(\S)[^\S\n]+(?=[.,;:!?](?:\s|$|\[))/g, '$1')
