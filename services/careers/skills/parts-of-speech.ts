// Parts of speech, for the few words that the text around them does not settle.
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

let nlp: ReturnType<typeof winkNLP> | null = null

/**
 * Whether the first word of an English sentence is a noun. It is read in lower case, because every sentence begins with
 * a capital: "React quickly" is a verb, "Rust makes" a noun.
 */
export function beginsWithNoun(sentence: string): boolean {
  // The model takes a tenth of a second to load, and most texts do not need it.
  nlp ??= winkNLP(model)
  const text = sentence.charAt(0).toLowerCase() + sentence.slice(1)
  const [first, second] = nlp.readDoc(text).tokens().out(nlp.its.pos) as unknown as string[]
  return (first === 'NOUN' || first === 'PROPN') && (second === 'VERB' || second === 'AUX')
}
