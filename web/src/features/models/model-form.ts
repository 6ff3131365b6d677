// Between a model and the texts of its form.
import {
  KEY_SECRETS,
  type Model,
  type ModelCreation,
  type ModelEdit,
} from '../../../../services/ai/schemas.ts'

export const PROVIDERS = [
  { value: 'google', label: 'Google' },
  { value: 'openrouter', label: 'OpenRouter' },
  { value: 'groq', label: 'Groq' },
] as const
export type OutsideProvider = (typeof PROVIDERS)[number]['value']

export interface ModelValues {
  displayName: string
  provider: string
  modelName: string
  secretNames: string
  isActive: boolean
  isLoginRequired: boolean
  dailyLimit: string
  order: string
  responseTime: string
  description: string
  inputPrice: string
  outputPrice: string
}

const written = (value: number | null) => (value === null ? '' : String(value))

export const valuesOf = (model: Model | null): ModelValues => ({
  displayName: model?.displayName ?? '',
  provider: model?.provider ?? 'google',
  modelName: model?.modelName ?? '',
  secretNames: (model?.secretNames ?? ['google-ai-keys']).join(', '),
  isActive: model?.isActive ?? true,
  isLoginRequired: model?.isLoginRequired ?? true,
  dailyLimit: written(model?.dailyLimit ?? null),
  order: written(model?.order ?? null),
  responseTime: model?.responseTime ?? '',
  description: model?.description ?? '',
  inputPrice: written(model?.inputPrice ?? null),
  outputPrice: written(model?.outputPrice ?? null),
})

/** Undefined for what is not a number. */
export function readNumber(text: string, isWhole: boolean): number | null | undefined {
  const words = text.trim().replaceAll(' ', '')
  if (words === '') return null
  const pattern = isWhole ? /^\d{1,7}$/ : /^\d{1,6}([.,]\d{1,6})?$/
  return pattern.test(words) ? Number(words.replace(',', '.')) : undefined
}

export const secretsIn = (text: string) => text.split(/[\s,]+/).filter((name) => name !== '')

export function checkModel(values: ModelValues): Record<string, string | undefined> {
  const known: readonly string[] = KEY_SECRETS
  const needed = (text: string) => (text.trim() === '' ? 'Enter something here' : undefined)
  const number = (text: string, isWhole: boolean) =>
    readNumber(text, isWhole) === undefined ? 'Enter a number, or leave it empty' : undefined
  return {
    displayName: needed(values.displayName),
    modelName: needed(values.modelName),
    secretNames: secretsIn(values.secretNames).every((name) => known.includes(name))
      ? undefined
      : `Use only ${KEY_SECRETS.join(', ')}`,
    dailyLimit: number(values.dailyLimit, true),
    order: number(values.order, true),
    inputPrice: number(values.inputPrice, false),
    outputPrice: number(values.outputPrice, false),
  }
}

/** What of a model a form changes; an edit that switches nothing must not renew a model that is retired. */
export function editIn(values: ModelValues, before: Model): ModelEdit {
  const changes = Object.entries(modelIn(values)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Model]),
  )
  return Object.fromEntries(changes)
}

export function modelIn(values: ModelValues): ModelCreation {
  const order = readNumber(values.order, true)
  return {
    displayName: values.displayName.trim(),
    provider: values.provider as OutsideProvider,
    modelName: values.modelName.trim(),
    secretNames: secretsIn(values.secretNames),
    isActive: values.isActive,
    isLoginRequired: values.isLoginRequired,
    dailyLimit: readNumber(values.dailyLimit, true) ?? null,
    ...(typeof order === 'number' && { order }),
    responseTime: values.responseTime.trim(),
    description: values.description.trim(),
    inputPrice: readNumber(values.inputPrice, false) ?? null,
    outputPrice: readNumber(values.outputPrice, false) ?? null,
  }
}
