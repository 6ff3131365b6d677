// Reads the cells of one row, and remembers what is wrong with them.
import { exponentOf, fromDecimal, MAX_AMOUNT, toDecimal } from '../../money/schemas.ts'
import type { Column } from '../columns/columns.ts'
import type { ImportRow } from '../schemas.ts'

export type Problem = ImportRow['problems'][number]

/** Letters of a wrong value that a report shows, and problems of one row. */
const SHOWN = 80
const MOST_PROBLEMS = 10

export interface SourceRow {
  /** As in the file: the header is row 1. */
  row: number
  /** By column; a column that the file does not have is left out. */
  cells: ReadonlyMap<Column, string>
  problems: Problem[]
}

export function addProblem({ problems, cells }: SourceRow, column: Column, message: string): undefined {
  const isKnown = problems.some((each) => each.column === column && each.message === message)
  if (!isKnown && problems.length < MOST_PROBLEMS)
    problems.push({ column, value: (cells.get(column) ?? '').slice(0, SHOWN).toWellFormed(), message })
  return undefined
}

export interface Money {
  currency: string
  /** Whether decimals may follow a comma: in files that are not divided by commas. */
  takesCommas: boolean
}

/** The cell without spaces around it; undefined where it is blank, or there is no such column. */
export const wordOf = ({ cells }: SourceRow, column: Column): string | undefined =>
  cells.get(column)?.trim() || undefined

/** An amount in minor units; undefined for a blank cell, and for a wrong one, which is noted. */
export function amountOf(row: SourceRow, column: Column, money: Money): number | undefined {
  const word = wordOf(row, column)
  if (word === undefined) return undefined
  const text = money.takesCommas && /^\d+,\d+$/.test(word) ? word.replace(',', '.') : word
  return fromDecimal(text, money.currency) ?? addProblem(row, column, whyNoAmount(text, money.currency))
}

function whyNoAmount(text: string, currency: string): string {
  const [, decimals] = /^\d+(?:\.(\d+))?$/.exec(text) ?? ['', null]
  if (decimals === null) return `is not a price such as ${toDecimal(1250, currency)}`
  if (decimals && decimals.length > exponentOf(currency)) return `has more decimals than ${currency} has`
  return `is more than ${toDecimal(MAX_AMOUNT, currency)}`
}

/** A whole number; undefined for a blank cell, and for a wrong one, which is noted. */
export function wholeOf(row: SourceRow, column: Column, what: string): number | undefined {
  const word = wordOf(row, column)
  if (word === undefined) return undefined
  return /^\d{1,9}$/.test(word) ? Number(word) : addProblem(row, column, `is not a whole number of ${what}`)
}

/** One of several words, whatever its case. */
export function choiceOf<Choice extends string>(
  row: SourceRow,
  column: Column,
  choices: readonly Choice[],
): Choice | undefined {
  const word = wordOf(row, column)?.toLowerCase()
  if (word === undefined) return undefined
  const choice = choices.find((each) => each === word)
  return choice ?? addProblem(row, column, `must be one of ${choices.join(', ')}`)
}
