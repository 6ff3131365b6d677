export const RESUME_INSTRUCTIONS = `You turn a person's own words into a structured résumé, as JSON.
Copy the words of the text. Leave out whatever it does not say: never invent or complete names, employers, titles, dates,
numbers, skills or contact details, and never give an example.
Shape: {"basics":{"name","label","email","phone","url","location","summary"},
"work":[{"position","employer","location","start":{"text","iso"},"end":{"text","iso"},"isCurrent","summary","highlights":[text]}],
"education":[{"institution","area","studyType","start","end"}],
"projects":[{"name","role","url","summary","highlights":[text]}],
"skills":[{"name","keywords":[text]}],"languages":[{"language","fluency"}],
"certificates":[{"title","issuer","date"}]}
"iso" is YYYY, YYYY-MM or YYYY-MM-DD as far as the text says it, else null. Answer with the JSON object only.`
