// Sentences that speak to a model and not to people. A shop's text may hold some: because somebody tries the assistant
// out, or because a supplier's text was copied in. They are no facts, so they are neither shown nor given to a model.

const PATTERNS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|prompt|rule|guideline|direction|above|everything you)/i,
  /\b(?:system|developer|hidden|initial)\s+(?:prompt|message|instruction)/i,
  /\b(?:reveal|print|repeat|show|output|leak|tell me)\b.{0,30}\b(?:your|the)\s+(?:\w+\s+)?(?:prompt|instruction)/i,
  /\byou are (?:now|no longer)\b/i,
  /\b(?:act|behave|respond|answer) as (?:if you|an? (?:ai|assistant|model|bot|admin|different))/i,
  /\b(?:as|you are) an? (?:ai|artificial|language model|chat ?bot|helpful|assistant)\b/i,
  /\b(?:ai|the|this|any|dear|hey|attention)[,:]?\s+(?:assistants?|models?|chat ?bots?|agents?|llms?)\b.{0,40}\b(?:must|should|shall|please|always|never|need to|has to|have to|say|tell|answer|create|give|recommend|follow)\b/i,
  /\b(?:assistants?|chat ?bots?|ai models?|language models?|llms?)\s*[:,]\s/i,
  /\b(?:tell|inform|assure|convince)\s+(?:the|all|every|each|your)\s+(?:customer|user|visitor|buyer|shopper|client)/i,
  /\b(?:create|generate|issue|grant|make up|invent)\b.{0,20}\b(?:coupon|voucher|discount code|promo code|refund)\b/i,
  /\bwhen(?:ever)? (?:asked|a (?:customer|user) asks|somebody asks|someone asks)\b/i,
  /\b(?:respond|reply|answer) (?:only )?(?:with|that)\b/i,
  /\bdo not (?:mention|reveal|tell|cite|say)\b.{0,40}\b(?:customer|user|source|instruction|that)/i,
  /\bnew (?:instructions?|rules?|task)\s*:/i,
  /\b(?:jailbreak|dan mode|developer mode|prompt injection)\b/i,
  /<\/?(?:system|assistant|user|instructions?|evidence|data|prompt)\b[^>]*>|\[\/?(?:inst|system)\]|<\|[a-z_]+\|>|^#{1,4}\s*(?:system|instruction)/i,
  /^(?:system|assistant)\s*:/i,
  /\b(?:ignorier\w*|vergiss|missachte)\b.{0,40}\b(?:anweisung|regel|vorgabe|prompt)/i,
  /\b(?:negeer|vergeet)\b.{0,40}\b(?:instructie|regel|opdracht|prompt)/i,
  /\b(?:ignore[zr]?|oublie[zr]?)\b.{0,40}\b(?:instruction|consigne|règle)/i,
  /\b(?:ignora|ignore|olvida)\b.{0,40}\b(?:instruccion|regla|orden)/i,
  /\b(?:ignora|dimentica)\b.{0,40}\b(?:istruzion|regol)/i,
]

/** Letters that nobody sees and that break words up for a pattern. */
const INVISIBLE = /\p{Cf}|\u034f|\u115f|\u3164|[\ufe00-\ufe0f]|[\u{e0000}-\u{e01ef}]/gu

/** Those that make a text look like another; joiners, which some scripts need, stay. */
const DECEIVING = /[\u200b\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

export const withoutDeceiving = (text: string): string => text.replace(DECEIVING, '')

export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '')

export function speaksToModel(text: string): boolean {
  const plain = withoutInvisible(text.normalize('NFKC')).replace(/\s+/g, ' ')
  return PATTERNS.some((pattern) => pattern.test(plain))
}
