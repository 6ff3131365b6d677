// Keywords: the flat list that programs keep for others to read, or else the hierarchies.
import { inLanguage, inOrder } from './captions-xmp.ts'
import type { Tags } from './tags.ts'
import { windowsText } from './values.ts'
import { tokensOf } from './xmp/tokens.ts'

/** Bounds the work: no library of keywords has as many. The service has a limit of its own and tells what it left out. */
const MAX_KEYWORDS = 10_000

export function keywords({ tiff, iptc, xmp, text }: Tags): string[] {
  const flat = [
    inOrder(xmp.dc?.subject),
    iptc.Keywords.map(clean).filter((keyword) => keyword !== ''),
    inOrder(xmp.acdsee?.keywords),
    split(windowsText(tiff.XPKeywords) ?? '', /;/),
    split(text.get('keywords') ?? '', /[;,]/),
  ]
  const deep = () => [
    ...levels([
      ...inOrder(xmp.lr?.hierarchicalSubject),
      ...inOrder(xmp.digiKam?.TagsList),
      ...inOrder(xmp.mediapro?.CatalogSets),
      ...inOrder(xmp.MicrosoftPhoto?.LastKeywordXMP),
      ...categories(inLanguage(xmp.acdsee?.categories) ?? ''),
    ]),
    // Here each level is a text of its own.
    ...inOrder(xmp['mwg-kw']?.Keywords),
  ]
  const chosen = flat.find((list) => list.length > 0) ?? [...new Set(deep())]
  return chosen
    .flatMap((keyword) => (chosen.length === 1 ? apart(keyword) : [keyword]))
    .slice(0, MAX_KEYWORDS)
}

/**
 * All levels of a hierarchy, `Places|France|Paris`, are keywords, as in the flat list that Lightroom exports: who looks
 * for France finds Paris. digiKam writes `Places/France/Paris`.
 */
function levels(hierarchies: string[]): string[] {
  return hierarchies.flatMap((path) => split(path, path.includes('|') ? /\|/ : /\//))
}

/** ACDSee nests its categories in XML within a text: `<Category>Places<Category>Paris</Category></Category>`. */
const categories = (xml: string): string[] =>
  [...tokensOf(xml)].flatMap((token) => (token.kind === 'text' ? inOrder(token.text) : []))

/** One keyword with separators in it is a list that a program wrote as one text. */
const apart = (keyword: string) => split(keyword, keyword.includes(';') ? /;/ : /,/)

const split = (text: string, separator: RegExp) =>
  text
    .split(separator)
    .map(clean)
    .filter((part) => part !== '')

const clean = (keyword: string) => keyword.replace(/\0/g, ' ').trim()
