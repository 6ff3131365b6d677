// Options and the variants that follow from them: one for each combination of their values.
import type { NamedDraft, ProductDraft, VariantDraft } from './product-draft.ts'

type Both = Pick<ProductDraft, 'options' | 'variants'>

const combinations = (options: readonly NamedDraft[]): string[][] =>
  options.reduce<string[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  )

/** Options without values make no variants yet, so they are looked over. */
const complete = (options: readonly NamedDraft[]) => options.filter(({ values }) => values.length > 0)

/**
 * The variants of these options. One that was there stays as it is; a new one begins with the price of the one that is
 * most like it.
 */
export function withVariants({ options, variants }: Both): Both {
  const left = [...variants]
  const take = (fits: (variant: VariantDraft) => boolean) => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const rows = combinations(complete(options))
  const kept = rows.map((row) => take(({ options: each }) => isSame(each, row)))
  const made = rows.map((row, at) => {
    const same = kept[at]
    if (same) return same
    // With one more option, or one fewer, a variant goes on as the first that has all of its values.
    const former = take(({ options: each }) => isWithin(each, row) || isWithin(row, each))
    if (former) return { ...former, options: row }
    return newVariant(row, variants)
  })
  return { options, variants: made }
}

function newVariant(row: string[], variants: readonly VariantDraft[]): VariantDraft {
  const shared = ({ options }: VariantDraft) => options.filter((value) => row.includes(value)).length
  const model = variants.toSorted((a, b) => shared(b) - shared(a))[0]
  return {
    key: row.join('\u0000'),
    id: null,
    options: row,
    price: model?.price ?? '',
    compareAt: model?.compareAt ?? '',
    sku: '',
    weight: model?.weight ?? '0',
    stock: '0',
    stockBefore: '',
    reserved: 0,
  }
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((value, at) => value === other[at])

const isWithin = (some: readonly string[], all: readonly string[]) =>
  some.length < all.length && some.every((value) => all.includes(value))

/** One option changed; the variants follow. */
export function changeOption({ options, variants }: Both, at: number, option: NamedDraft): Both {
  return withVariants({ options: options.with(at, option), variants })
}

export const addOption = ({ options, variants }: Both, option: NamedDraft): Both =>
  withVariants({ options: [...options, option], variants })

export function removeOption({ options, variants }: Both, at: number): Both {
  const place = complete(options.slice(0, at)).length
  const hadValues = (options[at]?.values.length ?? 0) > 0
  const cut = hadValues
    ? variants.map((variant) => ({ ...variant, options: variant.options.toSpliced(place, 1) }))
    : variants
  return withVariants({ options: options.toSpliced(at, 1), variants: cut })
}
