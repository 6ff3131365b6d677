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
      isEnding(each.ending) &&
      (name === each.name || (each.name.length >= SHORTEST && isOneSlip(name, each.name))),
  )
  return meant?.domain ?? null
}

/** Whether one letter was left out, added, replaced, or swapped with its neighbour. */
export function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  const rest = (text: string, from: number) => text.slice(from)
  const [a, b] = [rest(one, start), rest(other, start)]
  if (a === b) return false
  return (
    rest(a, 1) === b ||
    a === rest(b, 1) ||
    rest(a, 1) === rest(b, 1) ||
    (a[0] === b[1] && a[1] === b[0] && rest(a, 2) === rest(b, 2))
  )
}
