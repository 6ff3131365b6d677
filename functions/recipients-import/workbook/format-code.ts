// Format codes of spreadsheets (ECMA-376, 18.8.31), taken apart.

export type FormatPart =
  | { kind: 'literal'; text: string }
  | { kind: 'digits'; text: string }
  | { kind: 'date'; text: string }
  | { kind: 'elapsed'; text: string }
  | { kind: 'half-day'; text: string }
  | { kind: 'exponent'; text: string }
  | { kind: 'percent' }
  | { kind: 'text' }
  | { kind: 'general' }

export interface FormatSection {
  parts: FormatPart[]
  /** `>=100`; null without one. */
  condition: { operator: string; value: number } | null
  /** Windows' number of the language of names of months and days; null for none. */
  language: number | null
}

const TOKEN =
  /"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(General)|(AM\/PM|A\/P)|(E[+-]0+)|(%)|(@)|([#0?]+(?:[,.][#0?,.]*)?|\.[#0?]+)|(y+|m+|d+|h+|s+(?:\.0+)?|e+|b+|g+)|([\s\S])/giu

export function parseFormat(code: string): FormatSection[] {
  const sections: FormatSection[] = [emptySection()]
  for (const match of code.matchAll(TOKEN)) {
    const [all, quoted, escaped, bracket, isGeneral, halfDay, exponent, percent, text, digits, date, other] =
      match
    const section = sections.at(-1) ?? emptySection()
    const literal = quoted ?? escaped ?? other
    if (other === ';') sections.push(emptySection())
    else if (bracket !== undefined) readBracket(section, bracket)
    else if (isGeneral) section.parts.push({ kind: 'general' })
    else if (halfDay) section.parts.push({ kind: 'half-day', text: halfDay })
    else if (exponent) section.parts.push({ kind: 'exponent', text: exponent })
    else if (percent) section.parts.push({ kind: 'percent' })
    else if (text) section.parts.push({ kind: 'text' })
    else if (digits) section.parts.push({ kind: 'digits', text: digits })
    else if (date) section.parts.push({ kind: 'date', text: date.toLowerCase() })
    else if (literal !== undefined) section.parts.push({ kind: 'literal', text: literal })
    // Space as wide as a sign.
    else if (all.startsWith('_')) section.parts.push({ kind: 'literal', text: ' ' })
  }
  return sections
}

const emptySection = (): FormatSection => ({ parts: [], condition: null, language: null })

function readBracket(section: FormatSection, inside: string): void {
  const [, operator, value] = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(inside) ?? []
  if (operator && value) section.condition = { operator, value: Number(value) }
  const [, sign, language] = /^\$([^-]*)(?:-([0-9a-f]+))?/i.exec(inside) ?? []
  if (sign) section.parts.push({ kind: 'literal', text: sign })
  if (language) section.language = Number.parseInt(language, 16) & 0xffff
  if (/^(?:h+|m+|s+)$/i.test(inside)) section.parts.push({ kind: 'elapsed', text: inside.toLowerCase() })
}

export const isDate = ({ parts }: FormatSection) =>
  parts.some(({ kind }) => kind === 'date' || kind === 'elapsed')
