// What people say without asking anything of the shop: greetings, thanks, goodbyes, and who is there.

export type SmallTalk = 'greeting' | 'thanks' | 'goodbye' | 'identity' | 'wellbeing'

/** A text counts only if nothing else is in it: "hello, where is my parcel" is a question. */
const ADDRESSEE = String.raw`(?:\s+(?:there|all|everyone|everybody|team|bot|assistant|folks|guys|friend|again|zusammen|allemaal|iedereen|tous|todos|tutti|a todos|a tutti))?`
const KINDS: readonly [SmallTalk, string][] = [
  [
    'greeting',
    `(?:hi+|hey+|hello+|hallo+|hoi|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|moin|servus|guten (?:morgen|tag|abend)|grüß gott|goede(?:morgen|middag|navond)|dag|bonjour|bonsoir|salut|coucou|hola|buenos días|buenos dias|buenas(?: tardes| noches)?|ciao|buongiorno|buonasera|salve)`,
  ],
  [
    'thanks',
    `(?:(?:ok(?:ay)?|great|perfect|super|cool|nice|wonderful|good|ah|oh)[,.! ]+)?(?:many thanks|thanks(?: a lot| so much| very much| a million)?|thank you(?: so much| very much| a lot)?|thx|ty|cheers|much appreciated|danke(?: schön| sehr)?|vielen dank|bedankt|dank je(?: wel)?|dankjewel|merci(?: beaucoup)?|gracias|muchas gracias|grazie(?: mille)?)(?:[, ]+(?:for (?:your|the) help|that(?: i|')s (?:all|it|great|perfect)|that helps?|that helped|bye|you too|have a (?:nice|good|great) day))?|(?:great|perfect|ok(?:ay)?|cool|awesome|nice|super|got it|i see|alright|all right|understood|that(?: i|')s (?:all|it|great|perfect|helpful))`,
  ],
  [
    'goodbye',
    `(?:(?:good ?)?bye(?: bye)?|see (?:you|ya)(?: later| soon)?|have a (?:nice|good|great|lovely) (?:day|evening|weekend|one)|good ?night|tschüss|auf wiedersehen|tot ziens|doei|au revoir|adiós|adios|hasta luego|arrivederci)`,
  ],
  [
    'wellbeing',
    `how are you(?: doing)?(?: today)?|how(?: i|')s it going|what(?: i|')s up|wie geht(?:'s| es dir| es ihnen)|hoe gaat het|ça va|comment ça va|qué tal|cómo estás|come stai|come va`,
  ],
  [
    'identity',
    String.raw`(?:are you|is this|am i (?:talking|speaking|chatting) (?:to|with)) (?:an? )?(?:real )?(?:bot|robot|chat ?bot|ai|a\.i\.|machine|computer|human|human being|person|real|alive|assistant)(?: person| human)?(?: or (?:an? )?(?:real )?(?:bot|robot|chat ?bot|ai|human|person|machine))?|(?:who|what) are you(?: exactly)?|(?:who|what) is this|what(?: i|')s your name|what can you (?:do|help(?: me)?(?: with)?)(?: for me)?|how can you help(?: me)?|can you help(?: me)?|(?:bist du|sind sie) (?:ein )?(?:bot|mensch|roboter|ki)|wer bist du|wer sind sie|ben je een (?:bot|mens|robot)|wie ben je|qui es[- ]tu|qui êtes[- ]vous|quién eres|chi sei`,
  ],
]
const WHOLE = KINDS.map(([kind, words]) => [kind, new RegExp(`^(?:${words})${ADDRESSEE}$`, 'iu')] as const)
/** "Hi, thanks!" */
const PARTS = /[.!?,;…\n]+/u
const LONGEST = 120

/** Null for everything that may be a question to the shop. */
export function smallTalkIn(text: string): SmallTalk | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll('’', "'")
    .replace(/[:;]-?[)(DPp]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain === '' || plain.length > LONGEST) return null
  const kindOf = (part: string) => WHOLE.find(([, words]) => words.test(part))?.[0] ?? null
  const whole = kindOf(plain.replace(/[\s.!?…]+$/u, ''))
  if (whole) return whole
  const kinds = plain
    .split(PARTS)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(kindOf)
  return kinds.every((kind) => kind !== null) ? (kinds.at(-1) ?? null) : null
}
