// Takes off what programs and people put around an address.

export interface Unwrapped {
  address: string
  name: string
  corrections: string[]
}

/** Signs that are not seen, at the ends of what was copied from elsewhere. */
const INVISIBLE = '\\s\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff'
const ENDS = new RegExp(`^[${INVISIBLE}]+|[${INVISIBLE}]+$`, 'gu')
const FULL_WIDTH = /[\uff01-\uff5e\u3002\uff61]/g
const MAX_STEPS = 8

type Step = (text: string) => { text: string; said: string; name?: string } | null

const steps: Step[] = [
  (text) => changed(text, text.replace(ENDS, ''), 'Spaces around the address were removed.'),
  (text) => changed(text, text.replace(FULL_WIDTH, narrow), 'Full-width letters became usual ones.'),
  (text) => changed(text, text.replace(/^mailto:/i, '').replace(queryOf(text), ''), '“mailto:” was removed.'),
  named,
  (text) =>
    changed(
      text,
      text.replace(/^(['"‘’“”„«»`])(.*)['"‘’“”„«»`]$/su, '$2'),
      'Quotation marks around the address were removed.',
    ),
  // A spreadsheet marks text with an apostrophe before it.
  (text) =>
    changed(text, text.replace(/^['’](?=[^'’])/u, ''), 'The apostrophe before the address was removed.'),
  (text) =>
    changed(text, text.replace(/(?<=\w)[.,;]+$/u, ''), 'The sign at the end of the address was removed.'),
]

/** Most addresses, around which there is nothing. */
const BARE = /^[a-z0-9][\w.+-]*@[a-z0-9.-]*[a-z0-9]$/i

export function unwrapAddress(found: string): Unwrapped {
  if (BARE.test(found)) return { address: found, name: '', corrections: [] }
  const corrections: string[] = []
  let address = found
  let name = ''
  for (let count = 0; count < MAX_STEPS; count++) {
    const step = firstStep(address)
    if (!step) break
    address = step.text
    name = step.name ?? name
    if (!corrections.includes(step.said)) corrections.push(step.said)
  }
  return { address, name, corrections }
}

function firstStep(text: string): ReturnType<Step> {
  for (const step of steps) {
    const taken = step(text)
    if (taken) return taken
  }
  return null
}

const changed = (before: string, text: string, said: string) => (text === before ? null : { text, said })

const queryOf = (text: string) => (/^mailto:/i.test(text) ? /\?.*$/s : /$^/)

const narrow = (sign: string) =>
  sign === '\u3002' || sign === '\uff61' ? '.' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0)

/** `Name <address>`, `"Name, First" <address>` and `<address>`. */
function named(text: string): ReturnType<Step> {
  const [, before, address] = /^([^<>]*)<([^<>]*)>$/su.exec(text) ?? []
  if (before === undefined || address === undefined) return null
  const quoted = /^\s*"(.*)"\s*$/su.exec(before)?.[1]
  const name = (quoted?.replace(/\\(.)/gsu, '$1') ?? before).replace(/\s+/gu, ' ').trim()
  return { text: address, said: 'The address was taken out of “Name <address>”.', name }
}
