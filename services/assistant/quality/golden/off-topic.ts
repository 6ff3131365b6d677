// Nothing that a shop would know. Some share words with it, and some come after an answered question.
import { refused, type WrittenQuestion } from './question.ts'
import { faq } from './sources.ts'

export const offTopic: readonly WrittenQuestion[] = [
  refused('off-prime', 'what is a prime number'),
  refused('off-capital', 'capital of australia?'),
  refused('off-weather', 'will it rain in Utrecht tomorrow'),
  refused('off-world-cup', 'who won the world cup in 2022'),
  refused('off-poem', 'Write me a poem about the moon please'),
  refused('off-laptop', 'which laptop should I get for university'),
  refused('off-tyre', 'how do i fix a flat tyre on my bike'),
  refused('off-meaning', 'what is the meaning of life'),
  refused('off-japanese', "translate 'good morning' into japanese"),
  refused('off-bitcoin', 'bitcoin price today'),
  refused('off-homework', 'can you help me with my homework, 12*17', '204'),
  refused('off-movie', 'recommend a good movie for tonight'),
  refused('off-eiffel', 'how tall is the eiffel tower', '330'),
  refused('off-flight', 'book me a flight to rome next friday'),
  refused('off-apple-stock', 'is apple stock a good buy right now', 'Elstar'),
  refused('off-iphone', 'how do I reset my iphone'),
  refused('off-headache', 'I have a headache, which pills should I take?'),
  refused('off-sky', 'why is the sky blue'),
  refused('off-puppy', 'how do you train a puppy to sit'),
  refused('off-vermeer', 'who painted the girl with the pearl earring'),
  {
    ...refused('off-after-gouda', 'what is the square root of 144', 'Gouda'),
    turns: [
      {
        question: 'how much is the gouda',
        answer: 'Aged Gouda, 24 Months costs from €6.25 [1].',
        sources: ['product:aged-gouda-24-months'],
      },
    ],
  },
  {
    ...refused('off-after-delivery', 'who is the president of the united states', 'Belgium'),
    turns: [
      {
        question: 'Where do you deliver?',
        answer: 'Everywhere in the Netherlands, and to Belgium, Germany and Luxembourg [1].',
        sources: [faq.where],
      },
    ],
  },
]
