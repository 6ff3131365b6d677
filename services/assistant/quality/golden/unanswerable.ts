// A customer may well ask it here, but the shop does not sell it or does not say.
import { refused, type WrittenQuestion } from './question.ts'

export const unanswerable: readonly WrittenQuestion[] = [
  refused('un-oysters', 'do you sell oysters?'),
  // A draft that no customer may see.
  refused('un-mussels', 'have you got mussels', 'Zeeland', 'Oosterschelde'),
  refused('un-tofu', 'how much is the tofu'),
  refused('un-chicken', 'is there any chicken or beef?'),
  refused('un-wine', 'a bottle of red wine please'),
  refused('un-gift-card', 'Do you have gift cards?'),
  refused('un-loyalty', 'how do i collect loyalty points'),
  refused('un-jobs', 'are you hiring at the moment? I would love to work with you'),
  refused('un-cat-food', 'cat food??'),
  refused('un-detergent', 'I need washing powder and toilet paper'),
  refused('un-app', 'is there an app for android'),
  refused('un-mango', 'are mangoes in season'),
  refused('un-workshop', 'do you give cooking classes'),
  refused('un-ice-cream', 'vanilla ice cream, how much?'),
  refused('un-diapers', 'do u sell diapers and baby food'),
  refused('un-calories', 'how many calories does the granola have per 100 g'),
  refused('un-newsletter', 'where can I subscribe to your newsletter'),
  refused('un-cutlery', 'can I rent plates and cutlery for a party from you'),
  refused('un-flowers', 'do you have tulips or other flowers'),
  refused('un-knife', 'Looking for a good bread knife, what do you have?'),
]
