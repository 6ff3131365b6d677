// Texts of XMP: alternatives in languages, lists, and entities.

/** Chooses among alternatives by language: the default one, or else the first that has any text. */
export function inLanguage(value: unknown): string | null {
  if (!Array.isArray(value)) return textOf(value) === '' ? null : decodeEntities(textOf(value))
  const alternatives: unknown[] = value
  const isDefault = (one: unknown) => isAlternative(one) && one.lang === 'x-default' && textOf(one) !== ''
  const chosen = alternatives.find(isDefault) ?? alternatives.find((one) => textOf(one) !== '')
  return chosen === undefined ? null : decodeEntities(textOf(chosen))
}

/** The texts of a list, or the only text. */
export function inOrder(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.map((one) => decodeEntities(textOf(one)).trim()).filter((one) => one !== '')
}

const isAlternative = (value: unknown): value is { lang: unknown; value: unknown } =>
  typeof value === 'object' && value !== null && 'lang' in value && 'value' in value

function textOf(value: unknown): string {
  const text = isAlternative(value) ? value.value : value
  return typeof text === 'string' ? text : typeof text === 'number' ? String(text) : ''
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** The parser returns XML text with its entities. */
function decodeEntities(value: string): string {
  if (!value.includes('&')) return value
  return value.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|quot|apos|amp));/gi,
    (entity, hex, decimal, name) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? entity
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity
    },
  )
}
