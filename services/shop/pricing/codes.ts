// Codes take something off what the goods cost after sales, one after another.
import { allocate } from '../money/allocate.ts'
import { isAbout, isTooEarly, isTooLate, reduced } from './discount-rules.ts'
import { type DiscountRule, type EnteredCode, type GoodsLine, worthOf } from './input.ts'
import { codeProblems } from './problems.ts'
import type { Problem } from './schemas.ts'

interface Counting {
  entered: EnteredCode
  discount: DiscountRule
  /** What it took off the goods. */
  amount: number
}

export interface CodesApplied {
  lines: GoodsLine[]
  applied: Counting[]
  problems: Problem[]
}

export interface CodesInput {
  lines: readonly GoodsLine[]
  codes: readonly EnteredCode[]
  currency: string
  now: number
}

export function applyCodes({ lines, codes, currency, now }: CodesInput): CodesApplied {
  const goods = worthOf(lines)
  const problems: Problem[] = []
  const applied: Counting[] = []
  let rest = [...lines]
  for (const entered of codes) {
    const { code, discount } = entered
    if (applied.some((each) => each.discount.id === discount?.id)) continue
    const isCounting = (line: GoodsLine) => discount !== null && isAboutLine(discount, line)
    if (!discount?.isActive) problems.push(codeProblems.unknown(code))
    else if (isTooEarly(discount, now)) problems.push(codeProblems.early(code))
    else if (isTooLate(discount, now)) problems.push(codeProblems.late(code))
    else if (entered.isUsedUp) problems.push(codeProblems.usedUp(code))
    else if (!lines.some(isCounting)) problems.push(codeProblems.notForThese(code))
    else if (goods < discount.minTotal)
      problems.push(codeProblems.tooLittle(code, discount.minTotal, currency))
    else {
      const after = takeOff(rest, discount)
      applied.push({ entered, discount, amount: worthOf(rest) - worthOf(after) })
      rest = after
    }
  }
  return { lines: rest, applied, problems }
}

/** It is rounded once over all lines that the discount is about. */
function takeOff(lines: readonly GoodsLine[], discount: DiscountRule): GoodsLine[] {
  const worths = lines.map((line) => (isAboutLine(discount, line) ? line.subtotal - line.discount : 0))
  const sum = worths.reduce((all, worth) => all + worth, 0)
  const parts = allocate(sum - reduced(sum, discount), worths)
  return lines.map((line, index) => ({ ...line, discount: line.discount + (parts[index] ?? 0) }))
}

const isAboutLine = (discount: DiscountRule, { wanted, sold }: GoodsLine): boolean =>
  isAbout(discount, { productId: wanted.productId, categoryIds: sold.categoryIds })
