/** Which model compares meanings, in plain words. */
export function modelWords(model: string | null): string {
  if (model === null) return 'nothing yet'
  if (model.startsWith('sentence-encoder')) return 'the built-in sentence encoder'
  if (model.startsWith('gemini')) return 'Gemini’s embeddings'
  return model
}
