// Words that tell what a section of a posting asks for, and whether a line is a must or a plus.
import { fold } from './plain-words.ts'

export type SectionKind = 'must' | 'nice' | 'other'

const NICE_SECTION =
  /nice[- ]to[- ]have|\bbonus\b|\bpreferred\b|\bdesirable\b|\bdesired\b|good to have|\bplus(?:es)?\b|would be (?:great|nice|a)|\boptional|extra (?:points|credit)|brownie points|also (?:great|nice)|even better|stand(?:s)? out|wunschenswert|von vorteil|idealerweise|pluspunkte|nice-to-have|das ware (?:schon|toll)|\bles? plus\b|appreci|\bun plus\b|serait un|deseable|valorable|se valora|\bplus\b|gradit|costituisc|preferenzial|diferenciais|diferencial|desejave|mooi meegenomen|\bpre\b|een pre|vyhodou|vyhoda|mile widziane|dodatkow(?:y|e) (?:atut|umiejetnosci)|meriterande|det er en fordel|onskelig|eduksi|elony|reprezinta un avantaj|будет плюсом|желательно|плюсом|буде плюсом|бажано|歓迎|尚可|加分|우대|tercih/
const MUST_SECTION =
  /requirement|qualification|what you(?:['’]ll| will)? (?:need|bring|have)|what we(?:['’]re| are)? look(?:ing)? for|who you are|about you\b|your (?:profile|background|experience|skills|qualifications)|you (?:have|bring|are|should have|will have|must have)|must[- ]haves?|skills (?:and|&|required|needed)|required|essential|minimum|ideal candidate|the candidate|we expect|experience (?:and|&|required)|you(?:['’]ll| will) (?:need|bring|have)|background includes|key skills|technical skills|competenc|knowledge|profil\b|anforderung|das bringst du|was du mitbring|du bringst|das solltest du|was wir (?:erwarten|suchen)|voraussetzung|qualifikation|kenntnisse|wen wir suchen|das zeichnet (?:dich|sie) aus|ihr profil|dein profil|profil recherche|votre profil|ton profil|competences|prerequis|vous avez|ce que nous (?:recherchons|attendons)|requisit|perfil|que buscamos|que fueras|que necesitas|que seas|conocimientos|buscamos|lo que pedimos|competenze|cosa cerchiamo|chi cerchiamo|il tuo profilo|o que (?:buscamos|procuramos|esperamos)|jouw profiel|wat (?:vragen|breng|verwachten)|wie ben jij|functie-?eisen|profiel|pozadavk|pozadujeme|predstavujeme|predstavujem|co (?:od vas|ocekavame|bys mel|byste mel|potrebuje)|ocekavame|koho hledame|poziadavk|wymagania|oczekujemy|czego oczekuj|oczekiwania|kogo szukamy|krav|kvalifikation|vi soker|din profil|kvalifikasjon|hvem er du|dine kvalifikationer|edellyt|odotamme|elvaras|amit varunk|cerinte|ce cautam|profilul|требовани|что мы ждем|мы ожидаем|наши ожидания|вимоги|очікуємо|応募資格|必須|求める人物|スキル|任职要求|职位要求|자격|nitelik|aranan/
const OTHER_SECTION =
  /responsib|navic\b|ofrecemos|porque nos import|nabidneme|what you(?:['’]ll| will) do|what you(?:['’]ll| will) be doing|your (?:role|tasks|mission|impact|responsibilities|day|job)|day[- ]to[- ]day|about (?:us|the (?:company|role|team|job|position))|benefit|what we offer|we offer|why (?:us|join|work|you)|perks|compensation|salary|the role|role overview|duties|how to apply|interview|our (?:values|culture|mission|stack|offer|benefits)|who we are|who you(?:['’]ll| will) work with|overview|description|equal opportunity|eeo|how you(?:['’]ll| will)|what you can expect|contribut|aufgaben|deine aufgaben|das erwartet|wir bieten|was wir bieten|benefits|uber uns|warum|unser angebot|dein job|missions?\b|vos missions|tes missions|nous offrons|avantages|qui sommes|a propos|le poste|responsabilidad|funciones|ofrecemos|que ofrecemos|sobre nosotros|beneficios|tus funciones|cosa offriamo|cosa farai|offriamo|responsabilita|attivita|o que oferecemos|atividades|wat (?:bieden|ga je|wij bieden)|wij bieden|over ons|taken|napln prace|co (?:te|vas) ceka|nabizime|co nabizime|o nas|benefity|ponukame|obowiazki|oferujemy|zakres|twoje zadania|benefity|vi erbjuder|om (?:oss|os)|arbetsuppgifter|vi tilbyr|vi tilbyder|arbejdsopgaver|arbeidsoppgaver|tarjoamme|tehtavat|feladatok|amit kinalunk|beneficii|responsabilitati|oferim|обязанност|задач|мы предлагаем|условия|чем предстоит|о компании|обов'язк|пропонуємо|業務内容|仕事内容|待遇|福利|会社概要|岗位职责|담당|sorumluluk|is tanimi|sunuyoruz|porque nos|technologies|tech(?:nology)? stack/

/** What a heading announces; null for a heading that says neither. */
export function sectionOf(heading: string): SectionKind | null {
  const text = fold(heading.slice(0, 120))
  if (NICE_SECTION.test(text) && !/benefit|perks|salary|pay\b|gehalt|surplus/.test(text)) return 'nice'
  const other = OTHER_SECTION.exec(text)
  const must = MUST_SECTION.exec(text)
  if (must && other)
    return must.index < other.index ||
      /requirement|qualification|anforderung|requisit|pozadavk|wymagania|требовани/.test(text)
      ? 'must'
      : 'other'
  return must ? 'must' : other ? 'other' : null
}

const NICE_LINE =
  /nice[- ]to[- ]have|\b(?:is|are|would be|as|an?)\s+(?:\w+\s+)?(?:big |huge |strong |real |definite )?(?:plus|bonus|advantage|asset)\b|\bbig plus\b|\bpreferred\b|\bpreferably\b|\bideally\b|\bdesirable\b|\boptional(?:ly)?\b|not (?:required|essential|mandatory|a must)|good to have|\bbonus\b|\(plus\)|\ba plus\b|von vorteil|wunschenswert|idealerweise|gerne auch|(?:ein|als|sind ein) plus|(?:est|serait|sont) un (?:plus|atout)|idealement|apprecie|souhaite|un plus|\bvalorable|se valorar|deseable|valoraremos|gradit|preferibil|costituisce|desejave|diferencial|(?:is|zijn) een pre\b|bij voorkeur|vyhodou|\bbonusem\b|vitan[aoye]|mile widzian|dodatkowym atutem|meriterande|en fordel|onskelig|eduksi|elony|avantaj|будет плюсом|желательно|плюсом|приветствуется|буде плюсом|歓迎|あれば尚可|優遇|加分|优先|우대|tercih/
const MUST_LINE =
  /\bmust\b|\brequired?\b|\brequires\b|\bmandatory\b|\bessential\b|you(?:['’]ll| will)? (?:have|need|bring|are able)|\d\+?\s*(?:years?|yrs)\b|\bexperience (?:with|in|of|as|building|developing|using)\b|\bproficien|\bfluen(?:t|cy)\b|\bknowledge of\b|\bstrong (?:\w+ ){0,3}skills?|degree in|muss|zwingend|erforderlich|vorausgesetzt|voraussetzung|mindestens|erfahrung (?:mit|in|als)|kenntnisse|abgeschlossen|exige|requis|indispensable|imperatif|maitrise de|experience (?:de|en|dans)|imprescindible|necesari[oa]|obligatori|experiencia (?:en|con|de)|dominio de|necessari|esperienza (?:in|con|di)|conoscenza|experiencia com|vereist|minimaal|ervaring met|nutn|podminkou|zkusenost|znalost|wymagan|doswiadczenie (?:w|z)|znajomosc|krav|erfarenhet av|erfaring med|kokemusta|tapasztalat|experienta (?:in|cu)|обязательно|опыт (?:работы|от|разработки)|знание|досвід|必須|経験|熟悉|精通|필수/

export const isNice = (line: string) => NICE_LINE.test(fold(line.slice(0, 600)))
export const isMust = (line: string) => MUST_LINE.test(fold(line.slice(0, 600)))
