// Words that make a claim smaller. What they belong to must not be said without them.
export type HedgeKind = 'help' | 'not' | 'unfinished' | 'part' | 'knowing' | 'under'

/** By kind: one hedge of the kind may replace another. */
export const HEDGES: Record<HedgeKind, RegExp> = {
  help: /\b(?:help(?:ed|s|ing)?|assist(?:ed|s|ing|ance|ant)?|support(?:ed|s|ing)?|contribut(?:ed?|es|ing|ions?|ors?)|participat(?:ed?|es|ing|ion)|collaborat(?:ed?|es|ing|ion)|took part|take part|taking part|involved|involvement|aided|joined|shadowed|observed|work(?:ed|ing|s)? (?:together |closely )?with|(?:as )?(?:a )?(?:part|member) of|together with|alongside|pair(?:ed|ing)?)\b/giu,
  not: /\b(?:no|not|never|without|none|nor|neither|zero|cannot|hardly|barely|rarely|free of|lack(?:ed|s|ing)?|absence)\b|\b\w+n['’]t\b|\b\w+-free\b/giu,
  unfinished:
    /\b(?:plan(?:ned|s|ning)? (?:to|for|the|a)|propos(?:ed?|es|ing|al)|attempt(?:ed|s|ing)?|tr(?:ied|ying) to|prototyp(?:ed?|es|ing)|proof[- ]of[- ]concept|poc|pilot(?:ed|ing)?|experiment(?:al|ed|s|ing)?|draft(?:ed)?|beta|in progress|ongoing|currently|expected|anticipated|pursuing|towards?|candidate|preparing|working towards|incomplete|unfinished|not completed|coursework|attended|studying|scheduled|upcoming|will|intend(?:ed|s)? to|aim(?:ed|s|ing)? to|evaluat(?:ed?|es|ing)|mock|demo|simulated|toy|hobby|tutorial|internal)\b/giu,
  part: /\b(?:one of|some(?: of)?|part(?:s|ly|ially)? (?:of )?|partial|a few|few|several|most(?: of)?|half of|certain|selected|occasional(?:ly)?|sometimes|temporar(?:y|ily)|part[- ]time|volunteer(?:ed|ing)?|unpaid|freelance|limited|small|minor|once|shortlisted|nominated|nominee|finalist|runner-up|honou?rable mention)\b/giu,
  knowing:
    /\b(?:familiar(?:ity)?(?: with)?|basic(?:s)?(?: of)?|beginner|elementary|exposure to|learn(?:ed|t|s|ing)?|studied|aware(?:ness)?(?: of)?|some (?:experience|knowledge)|introduct(?:ion|ory)|limited|conversational|knowledge of|interested in|interest in|self-taught)\b/giu,
  under:
    /\b(?:under|supervised by|guided by|led by|managed by|reporting to|reported to|by|behalf of|assistant to|instead of|outsourced to|delegated to)\b/giu,
}

/** Titles of someone who is not yet, or not fully, what the rest of the title says. */
export const LESSER_TITLES =
  /\b(?:intern(?:ship)?|trainee|apprentice(?:ship)?|assistant|associate|junior|jr|acting|interim|deputy|co|working student|student|volunteer|freelance|part[- ]time|werkstudent(?:in)?|praktikant(?:in)?|praktikum|stagiaire|becario|becaria|aushilfe|vice|sub|probationary|temporary|contract(?:or)?|candidate)\b/giu
