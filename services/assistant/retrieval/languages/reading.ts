// Which languages a model has learned. A vector of a text in another one says little of what it means.

/** By the beginning of the model's name. Others read all languages of shops. */
const ENGLISH_ONLY: readonly string[] = ['sentence-encoder']

export const readsLanguage = (model: string, language: string): boolean =>
  language === 'en' || !ENGLISH_ONLY.some((name) => model.startsWith(name))
