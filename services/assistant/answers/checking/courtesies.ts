// Sentences that only are polite, as models begin and end with: they claim nothing, so nothing has to support them.

const OPENING =
  /^(?:hello|hi|hey|sure|certainly|of course|absolutely|great question|good question|thanks?(?: you)?(?: for (?:asking|your (?:question|message|interest)))?|happy to help|(?:i['’]m|i am|we['’]re|we are)? ?(?:so |very )?sorry(?: (?:to hear (?:that|this|about that)|about (?:that|this)|for the (?:trouble|inconvenience)))?|no problem|hallo|guten tag|gerne?|natürlich|graag gedaan|natuurlijk|bonjour|bien sûr|hola|claro|ciao|certo)(?: there)?[,.!\s]*$/iu
const CLOSING =
  /^(?:please )?(?:(?:let (?:me|us) know|feel free to (?:ask|reach out|contact us)|don['’]t hesitate to (?:ask|contact us))(?: if (?:you (?:have|need|would like|want)|there is|there['’]s)(?: any| anything| some| more| further| other| else| help| questions?| details| information| with| to know| about| it| this| that)*)?|(?:is there )?anything else (?:i|we) can (?:help|do)(?: you)?(?: with| for you)?|(?:i|we) hope (?:this|that) helps|enjoy|have a (?:nice|great|good|lovely) day)[.!?\s]*$/iu

export const isCourtesy = (sentence: string): boolean => OPENING.test(sentence) || CLOSING.test(sentence)
