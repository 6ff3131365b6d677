// Mails to begin with, with the fields, fallbacks and conditions that people need most.
import type { TemplateExample } from './schemas.ts'

export const templateExamples: readonly TemplateExample[] = [
  {
    title: 'An application with a CV',
    subject: 'Application: {{role | open positions}} at {{company}}',
    body: `Dear {{name | hiring team}},

{{#if role}}
I would like to apply for the position of **{{role}}** at {{company}}.
{{else}}
I would like to work at {{company}}, and I hope that you are looking for people.
{{/if}}

In my present work I look after a web application from its database to its interface: what I bring, and what I have done so far, is in the attached CV.

I would be glad to tell you more in a conversation, and am free most mornings.

Kind regards`,
  },
  {
    title: 'Eine Bewerbung auf Deutsch',
    subject: 'Bewerbung{{#if role}} als {{role}}{{/if}} bei {{company}}',
    body: `{{salutation | Sehr geehrte Damen und Herren}},

{{#if role}}
hiermit bewerbe ich mich als **{{role}}** bei {{company}}.
{{else}}
ich möchte gern bei {{company}} arbeiten und bewerbe mich initiativ.
{{/if}}

Was ich mitbringe und bisher gemacht habe, steht im Lebenslauf im Anhang. Über eine Einladung zu einem Gespräch freue ich mich.

Mit freundlichen Grüßen`,
  },
  {
    title: 'A letter to a gallery',
    subject: 'New paintings for {{company | your gallery}}',
    body: `Dear {{first_name | team}},

I am a painter and follow what {{company | your gallery}} shows{{#if city}} in {{city}}{{/if}}. My new series, about rivers and what people leave at them, would fit in well.

- Eleven paintings, oil on canvas, between 60 and 140 cm
- All of this year, none shown yet
- A portfolio with pictures is attached

May I show you some of them? I could come by{{#if city}} when I am in {{city}} next month{{/if}}, or send you more.

With best wishes`,
  },
  {
    title: 'A short question',
    subject: 'A question about {{company}}',
    body: `Hello {{first_name | there}},

I would like to know whether you have a minute for a question about {{company}}.

Thank you and best wishes`,
  },
]
