// What is not mutated, because another value means the same or is judged elsewhere, each with its reason.

/** By the last name of a path. */
export const WITHOUT_MEANING: Readonly<Record<string, string>> = {
  '//': 'comments of the synthesis',
  depends_on: 'the order is judged by `npm run check:apply`, which removes every entry once',
  description: 'for people',
  display_name: 'for people',
  title: 'for people',
  content: 'the text of an alert, for people',
  subject: 'of the mail about an alert, for people',
  mime_type: 'of that text',
}

/** Changes after which everything is as before. */
export const SAME_AFTERWARDS: readonly { attribute: string; operator: string; why: string }[] = [
  {
    attribute: 'project',
    operator: 'another of its kind',
    why: 'all resources are in one project, so each of them knows the same',
  },
  { attribute: 'location', operator: 'another of its kind', why: 'all services are in one region' },
]
