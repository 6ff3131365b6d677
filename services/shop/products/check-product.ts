// What is wrong with a product beyond its shape. All of these throw AppError `invalid` naming the field.
import { AppError } from '../../platform/errors.ts'
import { checkOneLine, isBlank } from '../../platform/one-line.ts'
import { fold } from '../../platform/words.ts'
import type { ProductFacts } from './record.ts'
import type { ProductOption } from './schemas.ts'

export const wrong = (field: string, message: string) =>
  new AppError('invalid', `${field} ${message}`, { errors: [{ field, message }] })

export function checkProduct({
  title,
  noteLabel,
  metaTitle,
  options,
  attributes,
  variants,
}: ProductFacts): void {
  if (isBlank(title)) throw wrong('title', 'is empty')
  checkOneLine({ title, noteLabel, metaTitle })
  checkNames('options', options)
  checkNames('attributes', attributes)
  checkVariants(options, variants)
}

function checkNames(field: string, named: readonly { name: string; values: readonly string[] }[]): void {
  const names = named.map(({ name }) => fold(name.trim()))
  for (const [index, name] of names.entries()) {
    if (isBlank(name)) throw wrong(`${field}.${index}.name`, 'is empty')
    if (names.indexOf(name) !== index) throw wrong(`${field}.${index}.name`, 'is there twice')
    const values = named[index]?.values ?? []
    const blank = values.findIndex(isBlank)
    if (blank >= 0) throw wrong(`${field}.${index}.values.${blank}`, 'is empty')
    checkOneLine({ [`${field}.${index}.name`]: named[index]?.name ?? '' })
    checkOneLine(Object.fromEntries(values.map((value, at) => [`${field}.${index}.values.${at}`, value])))
  }
}

type Variants = ProductFacts['variants']

/** Each variant is one choice of every option, and no other variant is the same choice. */
function checkVariants(options: readonly ProductOption[], variants: Variants): void {
  const choices = new Set<string>()
  const skus = new Set<string>()
  for (const [index, variant] of variants.entries()) {
    const at = `variants.${index}`
    if (variant.options.length !== options.length)
      throw wrong(`${at}.options`, `must have a value for each of the ${options.length} options`)
    for (const [option, value] of variant.options.entries())
      if (!options[option]?.values.includes(value))
        throw wrong(`${at}.options.${option}`, `is not a value of “${options[option]?.name}”`)
    const choice = JSON.stringify(variant.options)
    if (choices.has(choice)) throw wrong(`${at}.options`, 'is the same choice as another variant')
    choices.add(choice)
    if (variant.compareAt !== null && variant.compareAt <= variant.price)
      throw wrong(`${at}.compareAt`, 'must be more than the price')
    checkOneLine({ [`${at}.sku`]: variant.sku })
    const sku = skuKey(variant.sku)
    if (sku !== '' && skus.has(sku)) throw wrong(`${at}.sku`, 'is the SKU of another variant')
    skus.add(sku)
  }
}

/** How SKUs are compared. */
export const skuKey = (sku: string): string => sku.trim().toUpperCase()
