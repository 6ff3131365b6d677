// What an assistant of a shop does not do, although such questions share words with what shops write: they ask for the
// assistant's own instructions, for what others bought, or for work that has nothing to do with the shop.
const PATTERNS: readonly (readonly [why: string, pattern: RegExp])[] = [
  [
    'speaks to the assistant about its instructions',
    /\b(?:ignore|forget|disregard|override|bypass|overlook|skip|drop)\b[^.?!]{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|restrictions?|training|polic(?:y|ies) (?:above|before)|(?:all|everything|anything) (?:above|before|i said|you were told)|the above|safety)/i,
  ],
  [
    'speaks to the assistant about its instructions',
    /(?<!\p{L})(?:ignorier\w*|vergiss|missachte|negeer|vergeet|ignore[zr]?|oublie[zr]?|ignora|olvida|dimentica)(?!\p{L})[^.?!]{0,40}(?:anweisung|vorgabe|prompt|instructie|opdracht|instruction|consigne|instruccion|istruzion)/iu,
  ],
  [
    'asks for the assistant’s instructions',
    /\b(?:system|developer|initial|original|hidden|secret|your|the|full) (?:prompt|instructions?|system message|configuration|rules)\b|\brepeat (?:the|all|everything|your|what)\b[^.?!]{0,30}\b(?:above|text|words|instructions|prompt|before|verbatim)|\b(?:print|reveal|show|output|dump|display|leak|expose|tell me|what (?:are|is|were)|translate|summari[sz]e)\b[^.?!]{0,25}\b(?:prompts?|instructions (?:you|above)|your (?:instructions|rules|guidelines|configuration|system|context|training data))/i,
  ],
  [
    'asks the assistant to be somebody else',
    /\b(?:you are now|from now on,? you|act as|pretend (?:to|that|you|i)|role-?play|imagine (?:that )?you (?:are|were)|simulate|jailbreak|dan mode|developer mode|debug mode|admin mode|god mode|sudo|unrestricted|no restrictions|as an? (?:administrator|admin|developer|engineer|owner|employee) of|i am (?:the|your|an?) (?:owner|admin|administrator|developer|boss|creator|manager)\b|i'?m (?:the|your) (?:owner|admin|administrator|developer|boss|creator|manager)\b|new instructions?|system override|system:|assistant:|<\/?(?:system|instructions?|s)>|\[(?:system|inst)\])/i,
  ],
  [
    'asks about other people',
    /\b(?:other|another|previous|last|someone else'?s?|somebody else'?s?|all|every|your|different) (?:customers?|clients?|users?|buyers?|persons?|people|shoppers?)(?:'s?|’s?|s['’])?\b[^.?!]{0,40}\b(?:orders?|address(?:es)?|emails?|e-mails?|names?|data|cards?|phone|numbers?|details|bought|buy|purchases?|accounts?|passwords?|lives?|ordered|history|list|carts?)\b|\b(?:orders?|address(?:es)?|emails?|e-mails?|phone numbers?|purchases?|carts?|accounts?|credit cards?|card numbers?|passwords?|details|data|history) (?:of|from|belonging to|for) (?:other|another|the (?:last|previous|other)|all|your|my (?:neighbou?r|ex|wife|husband|friend|boss|girlfriend|boyfriend|colleague)|customers?|customer|mr|mrs|ms)\b|\b(?:orders?|address(?:es)?|emails?|purchases?|carts?|accounts?|details|data) (?:of|by|belonging to) (?-i:[A-Z][a-zà-ÿ]+ [A-Z][a-zà-ÿ]+)\b|\b(?:list|show|give|export|dump)\b[^.?!]{0,20}\b(?:all|every|today'?s)\b[^.?!]{0,15}\b(?:orders|customers|users|accounts|emails|addresses|passwords)\b|\bwhat did (?-i:[A-Z]\w+|(?:the|your|my) \w+(?: customer)?) (?:order|buy)\b|\b(?:neighbou?r|ex|wife|husband|friend|boss|colleague)(?:'s|’s) (?:order|address|account|purchases?|parcel|package)\b|\border (?:of|by) (?-i:[A-Z][a-zà-ÿ]+)|(?-i:\b[A-Z][a-zà-ÿ]+ [A-Z][a-zà-ÿ]+)(?:'s|’s) (?:order|address|account|purchases?|data|email|phone)\b|\bwhere\b[^.?!]{0,40}\blives\b/i,
  ],
  [
    'asks for secrets',
    /\b(?:api[ -]?keys?|passwords?|access tokens?|credentials?|secret keys?|private keys?|environment variables?|database|admin (?:panel|account|access|login|rights)|root access|source code|server logs?|\.env)\b/i,
  ],
  [
    'wants the shop’s prices or promises changed',
    /\b(?:give|create|generate|make|issue|apply|send|grant|invent|need)\b[^.?!]{0,30}\b(?:\d+ ?%|free|secret|unlimited|special|valid|working|new)?\s*(?:coupons?|discount codes?|promo(?:tion)? codes?|voucher codes?|vouchers?)\b(?![^?]*\b(?:do you|can i|where|how)\b)|\b(?:set|change|lower|reduce|make)\b[^.?!]{0,15}\bprices?\b[^.?!]{0,25}\b(?:to|0|zero|free|half)\b|\b(?:confirm|agree|promise|say|declare)\b[^.?!]{0,30}\b(?:is|are|as|for) (?:now )?free\b|\b(?:you must|you have to|you will|i order you to|i demand)\b[^.?!]{0,30}\b(?:refund|give|send|pay|sell)\b[^.?!]{0,30}\b(?:now|free|override|\d{2,})/i,
  ],
  [
    'asks for writing or code',
    /\b(?:write|compose|draft|generate|create|code|program|implement|give me)\b[^.?!]{0,25}\b(?:poems?|haikus?|limericks?|sonnets?|story|stories|essays?|songs?|lyrics|jokes?|code|scripts?|functions?|programs?|sql|quer(?:y|ies)|python|javascript|java|html|css|regex|algorithm|cover letters?|speech|homework|tweets?|blog post)\b|\b(?:tell|know|say)\b[^.?!]{0,12}\b(?:jokes?|stor(?:y|ies)|riddles?|fun fact)\b|\b(?:select|insert|delete|update|drop)\b[^.?!]{0,20}\b(?:from|into|table|set|where)\b[^?]{0,40}(?:\*|;|--|=|\btable\b|\borders\b|\busers\b)|<script|\bprint\(|\bconsole\.log|\brm -rf\b|\bimport os\b|\bdef \w+\(/i,
  ],
  [
    'asks to translate something',
    /\btranslate\b[^.?!]{0,60}\b(?:in)?to (?:english|german|french|spanish|italian|dutch|japanese|chinese|russian|arabic|latin|portuguese|polish|turkish)\b|\bhow do you say\b/i,
  ],
  [
    'asks about politics or belief',
    /\b(?:elections?|vote for|president|prime minister|government|parliament|politic(?:s|al|ians?)|trump|biden|putin|zelensk\w*|nato|war in|israel|gaza|ukraine war|abortion|immigration|immigrants|religion|god exist|communis[mt]|capitalism|left-?wing|right-?wing|democrats?|republicans?|brexit|climate change (?:real|hoax))\b/i,
  ],
]

/** Why a question is refused whatever the shop knows; null for others. */
export function refusedFor(question: string): string | null {
  const line = question.replace(/\s+/g, ' ').slice(0, 1200)
  return PATTERNS.find(([, pattern]) => pattern.test(line))?.[0] ?? null
}
