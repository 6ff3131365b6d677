// What customers ask about, and how shops write about it, where the words differ.
interface Concept {
  asked: RegExp
  told: RegExp
}

const CONCEPTS: readonly Concept[] = [
  {
    asked:
      /\b(?:allerg\w*|intoleran\w*|contains?|nuts?|gluten|lactose|celiac|coeliac|traces?|free from|safe for)\b/i,
    told: /\b(?:contains?|traces?|allerg\w*|ingredients?|free from|gluten|lactose)\b/i,
  },
  {
    asked:
      /\b(?:ingredients?|made (?:of|from|with|out of)|what(?:'s| is| are)? in|inside|consists?|composition|recipe)\b/i,
    told: /\b(?:ingredients?|contains?|made (?:of|from|with)|material)\b/i,
  },
  {
    asked:
      /\b(?:store|storage|stored|keeps?|kept|shelf life|last|lasts|fridge|refrigerat\w*|freez\w*|frozen|expire\w*|best before|how long)\b/i,
    told: /\b(?:store|keep|keeps|kept|fridge|freez\w*|cool|cold|shelf|lasts?|use (?:it )?within|best (?:from|before)|days?|weeks?|months?)\b/i,
  },
  {
    asked: /\b(?:come|comes|from|origin\w*|made in|grown?|grows|produced?|producer|maker|country|where)\b/i,
    told: /\b(?:from|grown|made (?:in|by)|caught|origin|farms?|landed|pressed|produced|orchard|hillside|valley)\b/i,
  },
  {
    asked:
      /\b(?:cook\w*|prepar\w*|bak\w*|grill\w*|fry|roast|boil|serve|eat|brew\w*|use|how do i|how should i|recipe)\b/i,
    told: /\b(?:cook\w*|bake|oven|grill|minutes?|serve|stir|rinse|steep|boil|score|roast\w*|pan|pot|teaspoon)\b/i,
  },
  {
    asked: /\b(?:wash\w*|clean\w*|care|iron|dishwasher|machine|dry|maintain\w*)\b/i,
    told: /\b(?:wash\w*|clean\w*|wipe|care|iron|dishwasher|machine|dry|hand)\b/i,
  },
  {
    asked: /\b(?:taste|tastes|flavou?r|like|sweet|sour|smell)\b/i,
    told: /\b(?:taste|tastes|flavou?r|sweet|sour|sharp|mild|creamy|nutty|smell|scent|peppery|caramel|fruity)\b/i,
  },
  {
    asked: /\b(?:open|opening|hours|close|closed|visit|sunday|monday|saturday|weekend)\b/i,
    told: /\b\d{1,2}[:.]\d{2}\b|\b(?:open|closed|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i,
  },
  {
    asked:
      /\b(?:how long|how fast|how soon|how quick\w*|when|days?|time|arrive\w*|tomorrow|today|express)\b/i,
    told: /\b(?:days?|hours?|weeks?|same day|next (?:working )?day|arrives?|before \d)\b/i,
  },
  {
    asked: /\b(?:how much|costs?|price|fees?|charge\w*|free|expensive|pay)\b/i,
    told: /\p{Sc}|\b(?:free|costs?|euros?|nothing from)\b/iu,
  },
  {
    asked:
      /\b(?:e-?mail|contact|phone|call|reach|write to|talk to|address|located|location|based|headquarters|company|firm|legal name|who are you)\b/i,
    told: /@|\b(?:e-?mail|phone|write to|address)\b|\b\d{4} ?[A-Z]{2}\b/i,
  },
]

/** How a shop's sentence may say what is asked, one pattern for each thing. */
export const toldIn = (question: string): RegExp[] =>
  CONCEPTS.filter(({ asked }) => asked.test(question)).map(({ told }) => told)
