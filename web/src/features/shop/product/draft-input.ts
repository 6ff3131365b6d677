// What was typed, as the API takes it, or what is wrong with it.
import type { ProductEdit, VariantInput } from '../../../../../services/shop/products/schemas.ts'
import { amountProblem, readAmount } from '../money/amounts.ts'
import { QUANTITY_PROBLEM, readQuantity } from '../money/quantities.ts'
import type { DraftPart, NamedDraft, ProductDraft, VariantDraft } from './product-draft.ts'

/** By the field's name in the request, with dots: `variants.0.price`. */
export type Problems = ReadonlyMap<string, string>

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const MOST_VARIANTS = 100
const MOST_GRAMS = 10_000_000

export function problemsOf(draft: ProductDraft, currency: string): Problems {
  const problems = new Map<string, string>()
  const say = (field: string, problem: string | undefined | false) => {
    if (problem && !problems.has(field)) problems.set(field, problem)
  }
  say('title', draft.title.trim() === '' && 'Give the product a title')
  say(
    'slug',
    draft.slug !== '' && !SLUG.test(draft.slug) && 'Use lower-case letters a–z, digits and single hyphens',
  )
  checkNamed('options', draft.options, say)
  checkNamed('attributes', draft.attributes, say)
  say(
    'options',
    draft.variants.length > MOST_VARIANTS &&
      `A product has at most ${MOST_VARIANTS} variants; these options would make ${draft.variants.length}`,
  )
  say('variants', draft.variants.length === 0 && 'A product needs at least one variant')
  for (const [at, variant] of draft.variants.entries())
    checkVariant(variant, `variants.${at}`, { currency, say })
  return problems
}

type Say = (field: string, problem: string | undefined | false) => void

function checkNamed(field: string, lists: readonly NamedDraft[], say: Say) {
  const names = lists.map(({ name }) => name.trim().toLowerCase())
  lists.forEach(({ values }, at) => {
    const name = names[at] ?? ''
    say(`${field}.${at}.name`, name === '' && 'Give it a name')
    say(`${field}.${at}.name`, names.indexOf(name) !== at && 'There is another of this name')
    say(`${field}.${at}.values`, values.length === 0 && 'Add at least one value')
  })
}

function checkVariant(
  variant: VariantDraft,
  field: string,
  { currency, say }: { currency: string; say: Say },
) {
  say(`${field}.price`, amountProblem(variant.price, currency))
  if (variant.compareAt.trim() !== '') {
    const before = readAmount(variant.compareAt, currency)
    const price = readAmount(variant.price, currency)
    say(`${field}.compareAt`, amountProblem(variant.compareAt, currency))
    say(
      `${field}.compareAt`,
      before !== null &&
        price !== null &&
        before <= price &&
        'The price before must be higher than the price',
    )
  }
  say(`${field}.weight`, gramsOf(variant.weight) === null && 'Enter whole grams')
  say(`${field}.onHand`, readQuantity(variant.stock) === undefined && QUANTITY_PROBLEM)
}

const gramsOf = (text: string): number | null => {
  const plain = text.trim() || '0'
  return /^\d{1,8}$/.test(plain) && Number(plain) <= MOST_GRAMS ? Number(plain) : null
}

/** Only the parts that are asked for; call it when nothing is wrong. */
export function inputOf(
  draft: ProductDraft,
  { parts, currency }: { parts: ReadonlySet<DraftPart>; currency: string },
): ProductEdit {
  const input: Record<string, unknown> = {}
  for (const part of parts) {
    if (part === 'variants') input.variants = draft.variants.map((each) => variantInput(each, currency))
    else if (part === 'options' || part === 'attributes') input[part] = draft[part].map(namedInput)
    // Left out, the slug is made from the title.
    else if (part !== 'slug' || draft.slug !== '') input[part] = draft[part]
  }
  if (typeof input.title === 'string') input.title = input.title.trim()
  return input as ProductEdit
}

const namedInput = ({ name, values }: NamedDraft) => ({ name: name.trim(), values })

function variantInput(variant: VariantDraft, currency: string): VariantInput {
  const { id, options, sku, stock, stockBefore } = variant
  return {
    ...(id !== null && { id }),
    options,
    sku: sku.trim(),
    price: readAmount(variant.price, currency) ?? 0,
    compareAt: variant.compareAt.trim() === '' ? null : readAmount(variant.compareAt, currency),
    weight: gramsOf(variant.weight) ?? 0,
    ...((id === null || stock !== stockBefore) && { onHand: readQuantity(stock) ?? null }),
  }
}
