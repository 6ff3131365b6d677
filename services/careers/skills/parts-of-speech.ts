// Parts of speech, for the few words that the text around them does not settle.
import { createRequire } from 'node:module'
import type { WinkMethods } from 'wink-nlp'

const require = createRequire(import.meta.url)

let nlp: WinkMethods | null = null

/** The model is four megabytes of code and takes a fifth of a second to load, and most texts do not need it. */
function loadNlp(): WinkMethods {
  const winkNLP: typeof import('wink-nlp').default = require('wink-nlp')
  return winkNLP(require('wink-eng-lite-web-model'))
}

/**
 * Whether the first word of an English sentence is a noun. It is read in lower case, because every sentence begins with
 * a capital: "React quickly" is a verb, "Rust makes" a noun.
 */
export function beginsWithNoun(sentence: string): boolean {
  nlp ??= loadNlp()
  const text = sentence.charAt(0).toLowerCase() + sentence.slice(1)
  const [first, second] = nlp.readDoc(text).tokens().out(nlp.its.pos) as unknown as string[]
  return (first === 'NOUN' || first === 'PROPN') && (second === 'VERB' || second === 'AUX')
}
