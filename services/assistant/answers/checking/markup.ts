// What a model's Markdown may hold: emphasis, lists and links into the shop. All else is taken out.

/** Escapes and entities would be read as something else than what is shown. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g
const ENTITY = /&(?:#\w{1,8}|[a-z]\w{1,30});/gi
const IMAGE = /!\[([^\]\n]{0,300})\](?:\([^)\n]{0,2000}\)?|\[[^\]\n]{0,100}\])?/g
const LINK = /\[([^\]\n]{0,300})\]\(\s*<?([^)\s>]{0,2000})>?(?:\s[^)\n]{0,300})?\)?/g
const REFERENCE = /^\s*\[[^\]\n]{1,100}\]:\s*\S.*$/gm
const NAMED_LINK = /\[([^\]\n]{1,300})\]\[[^\]\n]{0,100}\]/g
const AUTOLINK = /<(?:https?:|mailto:)?([^\s<>]{1,2000})>/gi
const TAG = /<\/?[a-z!][^>\n]{0,2000}(?:>|$)/gi
const FENCE = /^[^\S\n]*(?:`{3,}|~{3,}).*$/gm
const RULE_OF_TABLE = /^[^\S\n]*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$/gm

/** Of one sentence or line. `paths` are the shop's pages that links may lead to. */
export function cleanMarkup(text: string, paths: ReadonlySet<string>): string {
  return text
    .replace(ESCAPED, '$1')
    .replace(ENTITY, ' ')
    .replace(REFERENCE, '')
    .replace(IMAGE, '')
    .replace(LINK, (whole, label: string, address: string) => {
      // A citation that was made a link, and the number is all that counts.
      if (/^\^?\d+$/.test(label)) return `[${label}]`
      return paths.has(address) ? whole : label
    })
    .replace(NAMED_LINK, (whole, label: string) => (/^\^?\d/.test(label) ? whole : label))
    .replace(AUTOLINK, (_, address: string) => (/[@.]/.test(address) ? address : ''))
    .replace(TAG, '')
    .replace(FENCE, '')
    .replace(RULE_OF_TABLE, '')
}

/** As a reader sees it, for comparisons: without the signs of emphasis, lists and headings, and links' addresses. */
export const withoutMarkup = (text: string): string =>
  text
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/^[^\S\n]*(?:[-*+•]|\d{1,3}[.)])\s+/gm, '')
    .replace(/^[^\S\n]*(?:#{1,6}|>)\s*/gm, '')
    .replace(/[*_`]+/g, '')
    .replace(/[|~]+/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()

const ADDRESS =
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|(?:https?:\/\/|www\.)[^\s)\]>]+|(?<![\p{L}\p{N}@./-])[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:com|net|org|io|co|shop|store|info|biz|eu|de|nl|be|fr|es|it|uk|ch|at|lu|app|dev|xyz|ru|cn|top|link|example)(?![\p{L}\p{N}])(?:\/[^\s)\]>]*)?/giu

/** E-mail addresses and web addresses, in lower case. */
export const addressesIn = (text: string): string[] =>
  (text.match(ADDRESS) ?? []).map((address) => address.toLowerCase().replace(/[.,;:!?'"]+$/, ''))
