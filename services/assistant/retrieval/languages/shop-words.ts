// What the dictionary and the small words of a language say about the words of a question in it.
import { foldWord, splitterOf } from '../../../platform/search/search-words.ts'
import { FUNCTION_WORDS, LANGUAGES, type Language } from '../../words/function-words.ts'
import { AMOUNT_WORDS, STOP_WORDS } from '../index/words/stop-words.ts'
import { DICTIONARY } from './dictionary.ts'

export interface ShopWords {
  /** Folded words that no evidence needs; English ones, too, because customers ask in English everywhere. */
  stops: ReadonlySet<string>
  /** Folded words that ask for an amount. */
  amounts: ReadonlySet<string>
  /** Several ways to say the same. */
  groups: readonly (readonly string[])[]
}

const split = splitterOf('en')

/** What people do with a shop as such, as English stop words have it. */
const TALK: Partial<Record<Language, string>> = {
  de: `verkauft verkaufen führt führen brauche suche gesucht suchen empfehlen empfehlt geht gehen bekomme bekommen finde
    finden denn eigentlich überhaupt schon mal hier da dort wieviel viel lassen hallo danke sagen frage stimmt oder gerade
    womit wofür wozu muss müssen soll darf dürfen könnte macht machen irgendwas jemand alle alles sehr mehr ins vom beim`,
  nl: `verkopen verkoopt zoek zoeken nodig hebt krijg krijgen vind vinden eigenlijk hallo bedankt zeggen vraag klopt hier
    daar toch moet moeten mogen iemand alle alles heel meer waarmee doen doet even dus maakt maken`,
  fr: `vendez vends vendre cherche chercher besoin trouver trouve bonjour merci dire question ici là tout tous toutes très
    quelque chose faire fais faites donc aussi bien`,
  es: `venden vendéis vende busco buscar necesito encontrar encuentro hola gracias decir pregunta aquí allí todo todos muy
    algún alguna hacer hace también bien`,
  it: `vendete vende cerco cercare bisogno trovare trovo ciao grazie dire domanda qui lì tutto tutti molto qualche fare fa
    anche bene avete`,
}

export function shopWordsOf(code: string): ShopWords {
  const language = LANGUAGES.find((each) => each === code)
  if (!language) return { stops: STOP_WORDS, amounts: AMOUNT_WORDS, groups: [] }
  const place = LANGUAGES.indexOf(language)
  const small = [...FUNCTION_WORDS[language], ...split(TALK[language] ?? '')].map(foldWord)
  const waysOf = (isMeant: (english: readonly string[]) => boolean) =>
    DICTIONARY.filter(([english = []]) => isMeant(english)).flatMap((entry) => entry[place] ?? [])
  const amounts = waysOf(([first = '']) => AMOUNT_WORDS.has(first)).flatMap((way) => split(way))
  const asking = waysOf(([first = '']) =>
    /^(?:how much|do you have|is|what|which|who|under|more than)$/.test(first),
  )
  const isTelling = (way: string) => split(way).some((word) => !FUNCTION_WORDS[language].has(word))
  return {
    stops: new Set([...STOP_WORDS, ...small, ...asking.filter((way) => !way.includes(' ')).map(foldWord)]),
    amounts: new Set([...AMOUNT_WORDS, ...amounts.map(foldWord)]),
    groups: DICTIONARY.map((entry) => (entry[place] ?? []).filter(isTelling)).filter(
      (ways) => ways.length > 1,
    ),
  }
}
