// Guesses the language of a mail by its small words, for screen readers, for programs that offer a translation, and for
// the one line that the product writes itself.

export interface Language {
  /** BCP 47. */
  code: string
  unsubscribe: string
}

interface Known extends Language {
  words: RegExp
}

const words = (list: string) =>
  new RegExp(`(?<![\\p{L}'’])(?:${list.split(' ').join('|')})(?![\\p{L}'’])`, 'giu')

const ENGLISH: Known = {
  code: 'en',
  unsubscribe: 'Unsubscribe',
  words: words('the and you your with for this that would from have are is of to my as we our dear hello'),
}

const LANGUAGES: Known[] = [
  ENGLISH,
  {
    code: 'de',
    unsubscribe: 'Keine weiteren E-Mails erhalten',
    words: words(
      'der die das und ich sie ihr ihre ihnen mit für ist nicht ein eine bei auf sehr geehrte im zu',
    ),
  },
  {
    code: 'fr',
    unsubscribe: 'Ne plus recevoir ces e-mails',
    words: words('le la les et vous votre vos je pour avec une des dans est que sur mon ma nous bonjour'),
  },
  {
    code: 'es',
    unsubscribe: 'No recibir más correos',
    words: words('el los las usted su sus con para una que por en es mi del como estimado estimada hola'),
  },
  {
    code: 'it',
    unsubscribe: 'Non ricevere altre e-mail',
    words: words('il gli per con una che sono della del vostra suo sua mio mia di le in gentile'),
  },
  {
    code: 'pt',
    unsubscribe: 'Não receber mais e-mails',
    words: words('os as você seu sua com para uma que por em é meu minha não do da prezado olá'),
  },
  {
    code: 'nl',
    unsubscribe: 'Geen e-mails meer ontvangen',
    words: words('de het een en u uw ik met voor is niet van op dat aan mijn beste geachte wij'),
  },
  {
    code: 'pl',
    unsubscribe: 'Nie otrzymuj więcej wiadomości',
    words: words('na do się jest nie dla że pan pani państwa mój moje oraz szanowny szanowna'),
  },
  {
    code: 'cs',
    unsubscribe: 'Nedostávat další e-maily',
    words: words('na se je že pro jsem vás vám vaše dobrý den vážený vážená můj'),
  },
]

/** How much of a text is looked at; a letter shows its language in a few lines. */
const SAMPLE = 3000

/** English when the text does not show another one. */
export function languageOf(text: string): Language {
  const sample = text.slice(0, SAMPLE)
  const count = ({ words }: Known) => sample.match(words)?.length ?? 0
  return LANGUAGES.reduce((best, next) => (count(next) > count(best) ? next : best), ENGLISH)
}
