// Domains that so many people have that a domain one slip away from them is most likely a typing error.

const WELL_KNOWN = [
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'protonmail.com',
  'comcast.net',
  'verizon.net',
  'web.de',
  'gmx.de',
  'gmx.net',
  't-online.de',
  'freenet.de',
  'orange.fr',
  'wanadoo.fr',
  'laposte.net',
  'libero.it',
  'yandex.ru',
  'seznam.cz',
  'naver.com',
]
/** One letter away from a well-known one, and somebody's own. */
const OTHERS = new Set([
  'mail.com',
  'email.com',
  'ymail.com',
  'rmail.com',
  'cloud.com',
  'yahoo.co',
  'range.fr',
])
const ENDING_SLIPS: Record<string, string[]> = {
  com: ['con', 'cmo', 'ocm', 'comm', 'cpm', 'vom', 'xom', 'cim', 'coom', 'om', 'cm', 'co', 'c'],
  net: ['ner', 'nte', 'met', 'nett', 'ne'],
  de: ['ed', 'dee', 'd'],
}
/** Shorter names have too many neighbours. */
const SHORTEST = 5

const known = WELL_KNOWN.map((domain) => {
  const [name = '', ending = ''] = domain.split('.')
  return { domain, name, ending }
})

/** The well-known domain that was most likely meant; null for any other domain, and for a well-known one itself. */
export function suggestedDomain(domain: string): string | null {
  const [name = '', ending = '', ...more] = domain.split('.')
  if (more.length > 0 || WELL_KNOWN.includes(domain) || OTHERS.has(domain)) return null
  const isEnding = (right: string) =>
    ending === right || (Object.hasOwn(ENDING_SLIPS, right) && ENDING_SLIPS[right]?.includes(ending))
  const meant = known.find(
    (each) =>
      (name === each.name || (each.name.length >= SHORTEST && isOneSlip(name, each.name))) &&
      isEnding(each.ending),
  )
  return meant?.domain ?? null
}

/** Whether one letter was left out, added, replaced, or swapped with its neighbour. */
export function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const areAlikeAfter = (inOne: number, inOther: number) => {
    if (one.length - inOne !== other.length - inOther) return false
    for (let step = 0; inOne + step < one.length; step++)
      if (one[inOne + step] !== other[inOther + step]) return false
    return true
  }
  const isSwapped = one[at] === other[at + 1] && one[at + 1] === other[at]
  return (
    areAlikeAfter(at + 1, at) ||
    areAlikeAfter(at, at + 1) ||
    areAlikeAfter(at + 1, at + 1) ||
    (isSwapped && areAlikeAfter(at + 2, at + 2))
  )
}
