// Asked of the demo shop in languages that it does not write.
import type { WrittenQuestion } from '../golden/question.ts'
import { faq } from '../golden/sources.ts'
import { answered } from './written.ts'

export const otherLanguage: readonly WrittenQuestion[] = [
  answered('Wohin liefern Sie?', faq.where),
  answered('Was kostet der Versand?', faq.cost),
  answered('Kann ich meine Bestellung stornieren?', faq.cancel),
  answered('Hoe kan ik betalen?', faq.pay),
  answered('Quels produits sont végétaliens ?', faq.vegan),
  answered('¿Cuánto cuesta el envío?', faq.cost),
  answered('Posso restituire un prodotto?', faq.returns, 'page:returns'),
  answered('Haben Sie Honig?', 'product:wildflower-honey'),
  answered('avez-vous du fromage de chèvre ?', 'product:fresh-goats-cheese'),
  answered('Kan ik mijn bestelling ophalen?', faq.pickUp),
]
